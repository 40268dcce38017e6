/* Runs a program to its end and writes down how far it came, line by line, in the file that CALLPAD_RUN names. For tests
   only: of an exit code wine itself hands on eight bits, and it does not say whether the program was begun at all. */
#include <stdio.h>
#include <windows.h>

/* The file cannot be made or written: nothing was begun, or nobody will know how it ended. */
#define UNWRITTEN 90

static HANDLE file;

static void write_line(const char *format, unsigned long number)
{
    char line[64];
    DWORD written;
    int length = snprintf(line, sizeof line, format, number);
    if (!WriteFile(file, line, (DWORD)length, &written, NULL))
        ExitProcess(UNWRITTEN);
}

/* What follows the first word, as it stands: the program's own command line. */
static wchar_t *after_first_word(wchar_t *line)
{
    BOOL quoted = FALSE;
    for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++)
        if (*line == L'"')
            quoted = !quoted;
    while (*line == L' ' || *line == L'\t')
        line++;
    return line;
}

int main(void)
{
    wchar_t name[MAX_PATH];
    STARTUPINFOW startup = {.cb = sizeof startup};
    PROCESS_INFORMATION process;
    DWORD code;

    DWORD length = GetEnvironmentVariableW(L"CALLPAD_RUN", name, MAX_PATH);
    if (length == 0 || length >= MAX_PATH)
        return UNWRITTEN;
    file = CreateFileW(name, GENERIC_WRITE, FILE_SHARE_READ, NULL, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return UNWRITTEN;
    write_line("here\n", 0);
    if (!CreateProcessW(NULL, after_first_word(GetCommandLineW()), NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, NULL,
                        &startup, &process)) {
        write_line("refused %lu\n", GetLastError());
        return 1;
    }
    write_line("begun\n", 0);
    if (WaitForSingleObject(process.hProcess, INFINITE) != WAIT_OBJECT_0 || !GetExitCodeProcess(process.hProcess, &code)) {
        write_line("lost %lu\n", GetLastError());
        return 1;
    }
    write_line("ended %lu\n", code);
    return 0;
}
