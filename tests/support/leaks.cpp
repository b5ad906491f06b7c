// What the leak sanitizer has to know. It stands in each program that is tested (ctest hands on no LSAN_OPTIONS of ours).
#if defined(__SANITIZE_ADDRESS__)
// The GL driver stays loaded until the process ends: the address sanitizer can name its frames, and reports no leak
// of libraries that were closed before it looked.
extern "C" __attribute__((visibility("default"))) int dlclose(void*);
int dlclose(void*) { return 0; }

// libdbus is SDL's. libx265 3.5 makes the HEIC files of the decoder's tests and keeps one parameter block an encoding; libmpv
// 0.35 makes the clips of the film's tests and keeps the codec parameters of each (avcodec_parameters_alloc, of which the
// quick unwinder sees the library alone); libxlsxwriter 1.1.4 keeps the formula of each list to choose from
// (worksheet_data_validation_range), 30 bytes a column of the form that staff fill in, written once in a process. What the product
// does with clips runs in renkei-film, which has no such list. Cairo 1.16 and fontconfig make the PDFs of the documents' tests and keep fonts that they put
// into them; only those tests have them on their list, so that what our own painting leaves behind is seen.
#if !defined(RENKEI_FURTHER_LEAKS)
#define RENKEI_FURTHER_LEAKS
#endif
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions();
const char* __lsan_default_suppressions() { return "leak:libdbus-1\nleak:x265_malloc\nleak:libavutil\nleak:libxlsxwriter\n" RENKEI_FURTHER_LEAKS; }
#endif
