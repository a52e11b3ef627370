@echo off
rem Starts Hivemeter from a checkout on Windows; builds it first when it was never built. Untested.
setlocal
set "HIVEMETER_HOME=%~dp0"
set "DIST=%HIVEMETER_HOME%cli\target\dist"
if "%JAVA_HOME%"=="" (set "JAVA=java") else (set "JAVA=%JAVA_HOME%\bin\java")
if not exist "%DIST%\built" (
  echo hivemeter: building ^(first start^) ... 1>&2
  pushd "%HIVEMETER_HOME%"
  call mvn -B -q -Dquick -pl cli -am package 1>&2 || (popd & exit /b 2)
  popd
  echo built> "%DIST%\built"
)
set "HIVEMETER_LAUNCHER=hivemeter"
"%JAVA%" -Djava.awt.headless=true -Dfile.encoding=UTF-8 %HIVEMETER_JAVA_OPTS% -cp "%DIST%\lib\*" dev.hivemeter.cli.Main %*
exit /b %ERRORLEVEL%
