@echo off
rem Starts Hivemeter from an unpacked distribution on Windows. Untested.
rem HIVEMETER_JAVA_OPTS: options for java. HIVEMETER_CACHE: where native libraries are unpacked.
setlocal
for %%I in ("%~dp0..") do set "HIVEMETER_HOME=%%~fI"
if "%JAVA_HOME%"=="" (set "JAVA=java") else (set "JAVA=%JAVA_HOME%\bin\java")
set "HIVEMETER_LAUNCHER=hivemeter"
"%JAVA%" -Djava.awt.headless=true -Dfile.encoding=UTF-8 -XX:+UseParallelGC -XX:-UsePerfData %HIVEMETER_JAVA_OPTS% -cp "%HIVEMETER_HOME%\lib\*;%HIVEMETER_HOME%\model" dev.hivemeter.cli.Main %*
exit /b %ERRORLEVEL%
