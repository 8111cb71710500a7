; Inno Setup's recipe: iscc /DVersion=0.1.0 /DBundle=..\..\dist\small\sketchlight sketchlight.iss
; Installs for the user alone unless asked otherwise, leaves drawings and models when it is removed.

#ifndef Version
  #error Say the version: /DVersion=0.1.0
#endif
#ifndef Bundle
  #define Bundle "..\..\dist\small\sketchlight"
#endif
; What the setup's file is called by: the flavours are told apart by it.
#ifndef Name
  #define Name "sketchlight"
#endif

[Setup]
AppId={{6B0E7A52-3C0B-4C52-9B5B-5E0B1C5D9C11}
AppName=Sketchlight
AppVersion={#Version}
AppPublisher=The Sketchlight authors
DefaultDirName={autopf}\Sketchlight
DefaultGroupName=Sketchlight
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputBaseFilename={#Name}-{#Version}-windows-x86_64
SetupIconFile=..\..\resources\icons\app.ico
UninstallDisplayIcon={app}\sketchlight.exe
UninstallDisplayName=Sketchlight
VersionInfoVersion={#Version}
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes
WizardStyle=modern
LicenseFile={#Bundle}\_internal\resources\about\THIRD-PARTY.txt

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"
Name: "french"; MessagesFile: "compiler:Languages\French.isl"
Name: "spanish"; MessagesFile: "compiler:Languages\Spanish.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has no more.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Sketchlight"; Filename: "{app}\sketchlight.exe"
Name: "{group}\Sketchlight, safe mode"; Filename: "{app}\sketchlight.exe"; Parameters: "--safe-mode"
Name: "{autodesktop}\Sketchlight"; Filename: "{app}\sketchlight.exe"; Tasks: desktopicon

[Registry]
; OpenRaster drawings open with Sketchlight; pictures offer it, and keep what they were opened with.
Root: HKA; Subkey: "Software\Classes\Sketchlight.Drawing"; ValueType: string; ValueData: "OpenRaster drawing"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Sketchlight.Drawing\DefaultIcon"; ValueType: string; ValueData: "{app}\sketchlight.exe,0"
Root: HKA; Subkey: "Software\Classes\Sketchlight.Drawing\shell\open\command"; ValueType: string; ValueData: """{app}\sketchlight.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.ora"; ValueType: string; ValueName: "Content Type"; ValueData: "image/openraster"
Root: HKA; Subkey: "Software\Classes\.ora\OpenWithProgids"; ValueType: string; ValueName: "Sketchlight.Drawing"; ValueData: ""; Flags: uninsdeletevalue
; The whole key goes when it is uninstalled, with all below it.
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\shell\open\command"; ValueType: string; ValueData: """{app}\sketchlight.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".ora"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".jpeg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".webp"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".avif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".tif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".tiff"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".bmp"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".gif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".jfif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".psd"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".psb"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\sketchlight.exe\SupportedTypes"; ValueType: string; ValueName: ".kra"; ValueData: ""

[Run]
Filename: "{app}\sketchlight.exe"; Description: "{cm:LaunchProgram,Sketchlight}"; Flags: nowait postinstall skipifsilent
