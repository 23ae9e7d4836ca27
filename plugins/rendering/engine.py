"""Jinja without what our templates do not use, so that tens of thousands of pages are made in seconds.

Jinja's own hooks are taken: the globals of a template are one plain dictionary, calls pass no hidden
arguments, and markup that is safe already is not made safe again.
"""

from __future__ import annotations

import html
import marshal
from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import BytecodeCache, Environment, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup
from markupsafe import escape as make_safe

RUNTIME = "from jinja2.runtime import "
OURS = f"; from {__name__} import LeanMacro as Macro, escape"


def escape(value: object) -> str:
    """Return a value as text that is safe in HTML; what is safe already at once."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]  # it is text of its own kind
    if kind is str:
        return html.escape(value)  # type: ignore[arg-type]  # it is text
    return str(value) if kind is int else make_safe(value)


class LeanContext(Context):
    """Calls what templates call as it is: none of our functions asks for the context."""

    def call(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  (Jinja's)
        """Return what the function says."""
        if named:
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
        return function(*arguments, **named)


class LeanMacro(Macro):
    """A macro that takes what it is given by place, as nearly always, without asking what else there might be."""

    def __call__(self, *arguments: Any, **named: Any) -> str:  # noqa: ANN401  (Jinja's)
        """Return the markup that the macro makes of its arguments."""
        left = self._argument_count - len(arguments)
        if named or left < 0 or self.caller or self.catch_varargs or self.catch_kwargs:
            return super().__call__(*arguments, **named)
        return Markup(self._func(*arguments, *(missing,) * left))  # noqa: S704  (a macro escapes what it prints)


class LeanTemplate(Template):
    """A template whose macros are imported as they are: all templates have the same globals."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  (Jinja's)
        """Return the template as a module, made once."""
        if self._module is None:
            self._module = self.make_module()
        return self._module


class SharedCodeGenerator(CodeGenerator):
    """Writes code that is the same for all sites and languages: no filter is asked while a template is compiled."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        """Return what stands between tags as it is; Impossible for all that has to be printed."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class LeanEnvironment(Environment):
    """An environment whose templates run with less between them and their values."""

    code_generator_class = SharedCodeGenerator
    context_class = LeanContext
    template_class = LeanTemplate
    getattr = staticmethod(getattr)  # type: ignore[assignment]  # the same, but for what is missing
    """Views are dataclasses: what one lacks is an error, never looked for elsewhere."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  (Jinja's)
        """Start without templates."""
        super().__init__(**options)
        self._ready: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  (Jinja's name)
    ) -> Template:
        """Return a template, looked for once; its files do not change under a build."""
        found = self._ready.get(name)
        if found is None:
            found = self._ready[name] = super().get_template(name, parent, globals)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return a template's globals; those of the environment are all set before the first template is read."""
        return {**self.globals, **(d or {})}

    def _generate(  # Jinja's hook, hence its signature
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002  (the same)
    ) -> str:
        """Return a template's code, with our `escape` and macros in the place of Jinja's, imported on the same line."""
        code = super()._generate(source, name, filename, defer_init)
        first, _, rest = code.partition("\n")
        if not first.startswith(RUNTIME):
            message = f"unexpected code of a template: {first!r}"
            raise RuntimeError(message)
        return f"{first}{OURS}\n{rest}"


class SharedCode(BytecodeCache):
    """Keeps the code of templates in memory: each is compiled once for all languages."""

    def __init__(self, code: bytes = b"") -> None:
        """Start empty, or with what another process of ours has compiled; it is never kept on a disk."""
        self._code: dict[str, Any] = marshal.loads(code) if code else {}  # noqa: S302  (by a copy of this process)

    def packed(self) -> bytes:
        """Return all code that is kept, for another process of the same Python."""
        return marshal.dumps(self._code)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with the code kept under its key, if any."""
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket's code."""
        self._code[bucket.key] = bucket.code
