; The setup for one person, without an administrator. Two programs read it:
; * makensis, called by `cargo xtask dist windows`, which defines VERSION, PROGRAMS, ICONS, NOTICE, OUT and WEBVIEW2LOADER;
; * Tauri's bundler on Windows, which puts values where the double braces are.
; SIGN is a program that signs the uninstaller, where there is one. QUICK is defined for tests, where size does not matter.
Unicode true
!ifndef PROGRAMS
  !define VERSION "{{version}}"
  !define PROGRAMS "{{main_binary_path}}/.."
  !define ICONS "{{installer_icon}}/.."
  !define NOTICE "{{main_binary_path}}/../../../NOTICE"
  !define OUT "{{out_file}}"
  !define WEBVIEW2SETUP "{{webview2_installer_path}}"
  !if "${WEBVIEW2SETUP}" != ""
    !define BRINGS_WEBVIEW2
  !endif
!endif

!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "WinVer.nsh"
!include "MUI2.nsh"

!define ID "io.callpad.desktop"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Callpad"
!define WEBVIEW2_CLIENT "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

; What the setup and the uninstaller end with; docs/administrators-windows.md has the list.
!define EXIT_FAILED 2
!define EXIT_OLD_WINDOWS 10
!define EXIT_NO_WEBVIEW2 11
!define EXIT_NEWER_THERE 12
!define EXIT_RUNNING 13
!define EXIT_NO_ROOM 14

Name "Callpad"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Callpad"
; An upgrade goes to where the old one is.
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
SetOverwrite try
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "Callpad ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Callpad"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Callpad setup"
VIAddVersionKey "CompanyName" "The Callpad authors"
VIAddVersionKey "LegalCopyright" "The Callpad authors"
!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"' = 0
!endif

!define MUI_ICON "${ICONS}/icon.ico"
!define MUI_UNICON "${ICONS}/icon.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\callpad.exe"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var Parameters
Var Updating
Var Restarting
Var Arguments
Var Failed
Var Replaced

; After an update, done or refused, whoever started it from Callpad has Callpad again, as it was started.
!macro ComeBack
  ${If} $Restarting = 1
  ${AndIf} ${FileExists} "$INSTDIR\callpad.exe"
    Exec '"$INSTDIR\callpad.exe" $Arguments'
  ${EndIf}
!macroend

; Says why in a file beside the other temporary ones, for whoever sees no window.
!macro WriteDown WORDS
  FileOpen $9 "$TEMP\callpad-setup.log" w
  FileWrite $9 "${WORDS}$\r$\n"
  FileClose $9
!macroend

!macro EndWith CODE
  !insertmacro ComeBack
  SetErrorLevel ${CODE}
  Quit
!macroend

; Ends with a code after saying why.
!macro Refuse CODE WORDS
  !insertmacro WriteDown "${WORDS}"
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  !insertmacro EndWith ${CODE}
!macroend
!define Refuse "!insertmacro Refuse"

; Leaves 1 in $0 when the program in the folder runs: Windows lets nobody write to it then.
!macro ReadRunning
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\callpad.exe"
    ClearErrors
    FileOpen $9 "$INSTDIR\callpad.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $9
    ${EndIf}
  ${EndIf}
!macroend

!macro RefuseRunning WORDS
  !define AGAIN "again_${__LINE__}"
  ${AGAIN}:
  !insertmacro ReadRunning
  ${If} $0 = 1
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${WORDS}" /SD IDCANCEL IDRETRY ${AGAIN}
    !insertmacro WriteDown "${WORDS}"
    !insertmacro EndWith ${EXIT_RUNNING}
  ${EndIf}
  !undef AGAIN
!macroend

; Writes a value where the property was given; one from an earlier setup stays otherwise.
!macro Keep PROPERTY VALUE
  ClearErrors
  ${GetOptions} $Parameters " /${PROPERTY}=" $1
  ${IfNot} ${Errors}
    WriteRegStr HKCU "Software\Callpad" "${VALUE}" "$1"
  ${EndIf}
!macroend

; Leaves the version of the WebView2 run-time in $0, or nothing.
Function ReadWebView2
  SetRegView 32
  ReadRegStr $0 HKLM "Software\${WEBVIEW2_CLIENT}" "pv"
  SetRegView 64
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${WEBVIEW2_CLIENT}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

; Callpad starts its own update and ends a moment later: it has half a minute for that.
Function WaitForUpdatedApp
  ${If} $Updating = 1
    ${For} $2 1 60
      !insertmacro ReadRunning
      ${If} $0 = 0
        ${ExitFor}
      ${EndIf}
      Sleep 500
    ${Next}
  ${EndIf}
FunctionEnd

; Every file that is installed. The app comes last: until then the old one is whole.
!macro ForEachFile DO
  !ifdef WEBVIEW2LOADER
  !insertmacro ${DO} "WebView2Loader.dll"
  !endif
  !insertmacro ${DO} "callpadctl.exe"
  !insertmacro ${DO} "NOTICE.txt"
  !insertmacro ${DO} "callpad.ico"
  !insertmacro ${DO} "uninstall.exe"
  !insertmacro ${DO} "callpad.exe"
!macroend

; Puts a file that has been unpacked in the place of the old one, which stays beside it until all are there. To ask for errors
; is to forget them.
!macro Replace NAME
  ${If} $Failed = 0
    Delete "$INSTDIR\${NAME}.old"
    ClearErrors
    ${If} ${FileExists} "$INSTDIR\${NAME}"
      Rename "$INSTDIR\${NAME}" "$INSTDIR\${NAME}.old"
    ${EndIf}
    ${If} ${Errors}
      StrCpy $Failed 1
    ${Else}
      Rename "$INSTDIR\new\${NAME}" "$INSTDIR\${NAME}"
      ${If} ${Errors}
        StrCpy $Failed 1
        Rename "$INSTDIR\${NAME}.old" "$INSTDIR\${NAME}"
      ${Else}
        IntOp $Replaced $Replaced + 1
      ${EndIf}
    ${EndIf}
  ${EndIf}
!macroend

; Undoes that, for as many as were replaced: what lies beside another may be older.
!macro PutBack NAME
  ${If} $Replaced > 0
    IntOp $Replaced $Replaced - 1
    Delete "$INSTDIR\${NAME}"
    Rename "$INSTDIR\${NAME}.old" "$INSTDIR\${NAME}"
  ${EndIf}
!macroend

; An old one that still runs goes with the next setup, or with the removal.
!macro ForgetOld NAME
  Delete "$INSTDIR\${NAME}.old"
!macroend

Section "Callpad" InstallSection
  SetRegView 64
  !ifdef BRINGS_WEBVIEW2
  Call ReadWebView2
  ${If} $0 == ""
    InitPluginsDir
    File "/oname=$PLUGINSDIR\webview2.exe" "${WEBVIEW2SETUP}"
    ExecWait '"$PLUGINSDIR\webview2.exe" /silent /install' $0
    ${If} $0 <> 0
      ${Refuse} ${EXIT_NO_WEBVIEW2} "The Microsoft Edge WebView2 Runtime could not be installed ($0). Nothing has been changed."
    ${EndIf}
  ${EndIf}
  !endif

  ; Everything is unpacked beside the old files first: a disk that fills up leaves the old Callpad whole.
  RMDir /r "$INSTDIR\new"
  ClearErrors
  SetOutPath "$INSTDIR\new"
  File "${PROGRAMS}/callpad.exe"
  File "${PROGRAMS}/callpadctl.exe"
  File "/oname=NOTICE.txt" "${NOTICE}"
  File "/oname=callpad.ico" "${ICONS}/icon.ico"
  !ifdef WEBVIEW2LOADER
  File "/oname=WebView2Loader.dll" "${WEBVIEW2LOADER}"
  !endif
  WriteUninstaller "$INSTDIR\new\uninstall.exe"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\new"
    RMDir "$INSTDIR"
    ${Refuse} ${EXIT_FAILED} "The files could not be written to $INSTDIR. Nothing has been changed."
  ${EndIf}
  StrCpy $Failed 0
  StrCpy $Replaced 0
  !insertmacro ForEachFile Replace
  ${If} $Failed = 1
    !insertmacro ForEachFile PutBack
    RMDir /r "$INSTDIR\new"
    ${Refuse} ${EXIT_FAILED} "A file in $INSTDIR is in use. Close what uses it, then start this setup again. Nothing has been changed."
  ${EndIf}
  !insertmacro ForEachFile ForgetOld
  RMDir /r "$INSTDIR\new"

  CreateShortcut "$SMPROGRAMS\Callpad.lnk" "$INSTDIR\callpad.exe" "" "$INSTDIR\callpad.exe" 0
  WriteRegStr HKCU "Software\Classes\callpad" "" "URL:Callpad"
  WriteRegStr HKCU "Software\Classes\callpad" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\callpad\DefaultIcon" "" '"$INSTDIR\callpad.exe",0'
  WriteRegStr HKCU "Software\Classes\callpad\shell\open\command" "" '"$INSTDIR\callpad.exe" -- "%1"'
  ; Windows shows notifications only of applications that it knows by their id.
  WriteRegStr HKCU "Software\Classes\AppUserModelId\${ID}" "DisplayName" "Callpad"
  WriteRegStr HKCU "Software\Classes\AppUserModelId\${ID}" "IconUri" "$INSTDIR\callpad.ico"

  !insertmacro Keep SERVERURL serverAddress
  !insertmacro Keep DESKID deskId
  !insertmacro Keep LANGUAGE language
  ClearErrors
  ${GetOptions} $Parameters " /AUTOSTART=" $1
  ${If} $1 == "1"
    WriteRegDWORD HKCU "Software\Callpad" "startAtLogin" 1
    WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "Callpad" '"$INSTDIR\callpad.exe" --tray'
  ${ElseIf} $1 == "0"
    DeleteRegValue HKCU "Software\Callpad" "startAtLogin"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "Callpad"
  ${EndIf}

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Callpad"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\callpad.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The Callpad authors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "HelpLink" "https://github.com/callpad/callpad/blob/main/docs/administrators.md"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  SectionGetSize ${InstallSection} $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; The functions below ask for the size of the section, so they follow it.
; Twice the size: the new files lie beside the old ones until all are there.
Function CheckRoom
  SectionGetSize ${InstallSection} $1
  IntOp $1 $1 * 2
  ${GetRoot} "$INSTDIR" $2
  ClearErrors
  ${DriveSpace} "$2\" "/D=F /S=K" $3
  ${IfNot} ${Errors}
  ${AndIf} $3 < $1
    ${Refuse} ${EXIT_NO_ROOM} "There is not enough room on $2: Callpad needs $1 kB, and $3 kB are free. Nothing has been changed."
  ${EndIf}
FunctionEnd

Function .onInit
  SetRegView 64
  ; The blank before it is what separates one option from the next: an address is full of strokes.
  ${GetParameters} $0
  StrCpy $Parameters " $0"
  ClearErrors
  ${GetOptions} $Parameters " /P" $1
  ${IfNot} ${Errors}
    SetSilent silent
  ${EndIf}
  ClearErrors
  ${GetOptions} $Parameters " /UPDATE" $1
  ${IfNot} ${Errors}
    StrCpy $Updating 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $Parameters " /R" $1
  ${IfNot} ${Errors}
    StrCpy $Restarting 1
  ${EndIf}
  ; Tauri's updater hands over what Callpad was started with, as the last of its options.
  ClearErrors
  ${WordFind} "$Parameters" " /ARGS " "E+1}" $Arguments
  ${If} ${Errors}
    StrCpy $Arguments ""
  ${EndIf}

  ${IfNot} ${AtLeastBuild} 17763
    ${Refuse} ${EXIT_OLD_WINDOWS} "Callpad needs Windows 10, version 1809 (build 17763), or newer."
  ${EndIf}
  !ifndef BRINGS_WEBVIEW2
  ClearErrors
  ${GetOptions} $Parameters " /SKIPWEBVIEW2=" $1
  ${If} $1 != 1
    Call ReadWebView2
    ${If} $0 == ""
      ${Refuse} ${EXIT_NO_WEBVIEW2} "Callpad needs the Microsoft Edge WebView2 Runtime, which is not installed on this computer. Get it from https://developer.microsoft.com/microsoft-edge/webview2/ and start this setup again."
    ${EndIf}
  ${EndIf}
  !endif
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      ${Refuse} ${EXIT_NEWER_THERE} "A newer Callpad ($0) is installed, and it stays as it is. To go back to ${VERSION}, remove the newer one first."
    ${EndIf}
  ${EndIf}
  Call WaitForUpdatedApp
  !insertmacro RefuseRunning "Callpad is running. Close it (also in the tray), then start this setup again. Nothing has been changed."
  Call CheckRoom
FunctionEnd

Function .onInstSuccess
  !insertmacro ComeBack
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro RefuseRunning "Callpad is running. Close it (also in the tray), then remove it again. Nothing has been changed."
FunctionEnd

; What a person has in Callpad (settings, journal) stays: it lies elsewhere.
Section "Uninstall"
  SetRegView 64
  ; The uninstaller and the entry come last: as long as a program is in use, the removal can be tried again.
  ClearErrors
  Delete "$INSTDIR\callpadctl.exe"
  Delete "$INSTDIR\callpad.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\*.old"
  ${If} ${Errors}
    ${Refuse} ${EXIT_FAILED} "A file in $INSTDIR is in use. Close what uses it, then remove Callpad again."
  ${EndIf}
  RMDir /r "$INSTDIR\new"
  Delete "$INSTDIR\NOTICE.txt"
  Delete "$INSTDIR\callpad.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Callpad.lnk"
  DeleteRegKey HKCU "Software\Classes\callpad"
  DeleteRegKey HKCU "Software\Classes\AppUserModelId\${ID}"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "Callpad"
  DeleteRegKey HKCU "Software\Callpad"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
