@echo off
rem Opens the writing page. / Mở trang viết bài.
setlocal
chcp 65001 >nul
title Viet bai
pushd "%~dp0" || goto no_folder
set "PYTHON="
set "TRY=import sys; sys.exit(sys.version_info < (3, 11))"
for %%P in ("py -3" python3 python) do if not defined PYTHON call :try %%~P
if not defined PYTHON goto no_python
%PYTHON% tasks.py write %*
if errorlevel 1 goto stopped
popd
exit /b 0

:try
%* -c "%TRY%" >nul 2>nul
if not errorlevel 1 set "PYTHON=%*"
exit /b 0

:no_folder
echo Không mở được thư mục này. Hãy chép cả thư mục vào máy rồi mở lại.
echo This folder cannot be opened. Copy the whole folder to this computer, then open it again.
pause
exit /b 1

:no_python
echo Máy này chưa có Python 3.11 hoặc mới hơn. Trang tải Python sẽ mở ra; cài xong thì mở lại tệp này.
echo Python 3.11 or newer is needed. Its page opens now; install it, then open this file again.
echo https://www.python.org/downloads/
start "" "https://www.python.org/downloads/"
pause
popd
exit /b 1

:stopped
echo.
echo Trang viết đã dừng. Lý do ở các dòng trên. / The writing page has stopped; the lines above say why.
pause
popd
exit /b 1
