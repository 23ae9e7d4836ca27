"""Jinja without what our templates do not use, so that tens of thousands of pages are made in seconds.

Jinja's own hooks are taken: the globals of a template are one plain dictionary, attributes and calls are Python's own,
and markup that is safe already is not made safe again.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, MutableMapping, Sequence
from io import StringIO
from keyword import iskeyword
from types import FunctionType
from typing import Any

from jinja2 import BytecodeCache, Environment, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from bulletins.rendering.safe import escape, safe

RUNTIME = "from jinja2.runtime import "
OURS = f"; from {__name__} import lean_macro as Macro; from {escape.__module__} import escape"

PLAIN_MANNERS = (False, False, False, True)
"""A macro's that asks for no other named arguments, no more arguments and no caller, and escapes what it prints."""


def lean_macro(
    environment: Environment, make: FunctionType, name: str | None, names: Sequence[str], *manners: bool
) -> Callable[..., str]:
    """Return a macro as a function that calls `make` at once where it is given no more than values by place.

    Anything else goes through Jinja's own, as all does that is given to macros of other `manners`.
    """
    name = name or "caller"
    patient = Macro(environment, make, name, list(names), *manners)
    most = len(names) if manners == PLAIN_MANNERS else -1
    if most >= 0:
        make.__defaults__ = (missing,) * most

    def macro(*given: object, **named: object) -> str:
        """Return the markup that the macro makes of its arguments; it escapes what it prints."""
        return patient(*given, **named) if named or len(given) > most else safe(make(*given))

    macro.__name__ = name
    return macro


class LeanTemplate(Template):
    """A template whose macros are imported as they are: all templates have the same globals."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  (Jinja's)
        """Return the template as a module, made once."""
        if self._module is None:
            self._module = self.make_module()
        return self._module


class SharedCodeGenerator(CodeGenerator):
    """Writes code that is the same for all sites and languages: no filter is asked while a template is compiled.

    Views are dataclasses, whose attributes are there or an error, and none of our functions asks for the context.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's name)
        """Write an attribute; one that has the name of a keyword is asked for as Jinja does."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Write a call, without the comma that Jinja writes before its first argument."""
        self.visit(node.node, frame)
        stream, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        arguments, self.stream = self.stream.getvalue(), stream
        self.write(f"({arguments.removeprefix(', ')})")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        """Return what stands between tags as it is; Impossible for all that has to be printed."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class LeanEnvironment(Environment):
    """An environment whose templates run with less between them and their values."""

    code_generator_class = SharedCodeGenerator
    template_class = LeanTemplate

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
