/* wine 8 lacks this library, which Rust's standard library takes its random numbers from. For tests only: the numbers come
   from RtlGenRandom, which wine has. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return SystemFunction036(data, (ULONG)length);
}
