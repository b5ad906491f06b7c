#include "decoder/sandbox.hpp"

#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <array>
#include <cerrno>

namespace renkei::decoder {
namespace {

// The sanitizers' shadow memory and reports need what a decoder may not have; they are for tests only.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kWatched = true;
#else
constexpr bool kWatched = false;
#endif

constexpr rlim_t kMemory = rlim_t{1280} << 20;   // 50 million pixels in the hungriest form, and a reserve
constexpr rlim_t kSeconds = 30;

bool limit(int resource, rlim_t most)
{
    const rlimit both{most, most};
    return ::setrlimit(static_cast<__rlimit_resource_t>(resource), &both) == 0;
}

// Only a thread of this process: HEVC is decoded on one of its own.
bool allow_threads(scmp_filter_ctx filter)
{
    constexpr scmp_datum_t kThread = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND;
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, kThread, kThread)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;   // its flags lie where no filter sees them; glibc takes clone then
}

}  // namespace

bool limit_resources()
{
    if (::prctl(PR_SET_DUMPABLE, 0) != 0) return false;
    return (kWatched || limit(RLIMIT_AS, kMemory)) && limit(RLIMIT_CPU, kSeconds) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0);
}

bool enter_sandbox()
{
    if (kWatched) return true;
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == nullptr) return false;
    static constexpr std::array kAllowed{SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(brk), SCMP_SYS(madvise),
                                         SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
                                         SCMP_SYS(gettid), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(sysinfo), SCMP_SYS(exit), SCMP_SYS(exit_group)};
    // The C library asks how many processors there are, and makes do without an answer.
    static constexpr std::array kRefused{SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2)};
    bool right = allow_threads(filter);
    for (const int call : kAllowed) right = right && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    for (const int call : kRefused) right = right && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
    right = right && seccomp_load(filter) == 0;   // sets no_new_privs, too
    seccomp_release(filter);
    return right;
}

}  // namespace renkei::decoder
