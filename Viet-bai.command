#!/bin/sh
# Opens the writing page. / Mở trang viết bài.
cd "$(dirname "$0")" || exit 1
PATH="$PATH:/usr/local/bin:/opt/homebrew/bin"

wait_for_enter() {
  printf '\nBấm Enter để đóng. / Press Enter to close.\n'
  read -r _
}

for python in python3.14 python3.13 python3.12 python3.11 python3 python; do
  if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    "$python" tasks.py write "$@"
    code=$?
    [ "$code" -eq 0 ] || [ "$code" -eq 130 ] || wait_for_enter
    exit "$code"
  fi
done

echo 'Máy này chưa có Python 3.11 hoặc mới hơn. Hãy tải ở đây, cài xong thì mở lại tệp này:'
echo 'Python 3.11 or newer is needed. Get it here, install it, then open this file again:'
echo 'https://www.python.org/downloads/'
wait_for_enter
exit 1
