#include "walls/walls.hpp"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <initializer_list>

namespace renkei::walls {
namespace {

// The sanitizers' shadow memory and reports need what such a program may not have; they are for tests only.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kWatched = true;
#else
constexpr bool kWatched = false;
#endif

bool limit(int resource, rlim_t most)
{
    const rlimit both{most, most};
    return ::setrlimit(static_cast<__rlimit_resource_t>(resource), &both) == 0;
}

// At the softer bound its time is up by name (SIGXCPU), which tells whoever asked why it ended; at the hard one it would be killed as by anybody. Whoever
// started it may have given it less.
bool limit_time(uint64_t seconds)
{
    rlimit time{};
    if (::getrlimit(RLIMIT_CPU, &time) != 0) return false;
    time.rlim_cur = std::min<rlim_t>(time.rlim_cur, seconds);
    time.rlim_max = std::min<rlim_t>(time.rlim_max, time.rlim_cur + 2);
    return ::setrlimit(RLIMIT_CPU, &time) == 0;
}

// The rules of one program, handed to the kernel as a whole.
class Filter {
  public:
    explicit Filter(uint32_t otherwise) : filter_(seccomp_init(otherwise)), right_(filter_ != nullptr) {}
    ~Filter()
    {
        if (filter_ != nullptr) seccomp_release(filter_);
    }
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;

    void allow(std::initializer_list<int> calls)
    {
        for (const int call : calls) add(SCMP_ACT_ALLOW, call);
    }
    void refuse(int error, std::initializer_list<int> calls)
    {
        for (const int call : calls) add(SCMP_ACT_ERRNO(static_cast<uint32_t>(error)), call);
    }
    void allow_where(int call, const scmp_arg_cmp& argument) { right_ = right_ && seccomp_rule_add(filter_, SCMP_ACT_ALLOW, call, 1, argument) == 0; }

    // Only threads of this process.
    void allow_threads()
    {
        constexpr scmp_datum_t kThread = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND;
        allow_where(SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, kThread, kThread));
        refuse(ENOSYS, {SCMP_SYS(clone3)});   // its flags lie where no filter sees them; glibc takes clone then
    }
    // Files that nothing can be written into, and no new ones.
    void allow_reading()
    {
        constexpr scmp_datum_t kWrites = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
        allow_where(SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, kWrites, 0));
        allow_where(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, kWrites, 0));
        allow({SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat),
               SCMP_SYS(statx), SCMP_SYS(statfs),
               SCMP_SYS(fstatfs), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64),
               SCMP_SYS(getcwd), SCMP_SYS(fadvise64)});
    }

    [[nodiscard]] bool load() { return right_ && seccomp_load(filter_) == 0; }   // sets no_new_privs, too

  private:
    void add(uint32_t action, int call) { right_ = right_ && seccomp_rule_add(filter_, action, call, 0) == 0; }

    scmp_filter_ctx filter_;
    bool right_;
};

// What any computing takes: memory, threads that wait for each other, and the descriptors it was given.
void allow_computing(Filter& filter)
{
    filter.allow({SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(brk), SCMP_SYS(madvise),
                  SCMP_SYS(futex), SCMP_SYS(clock_gettime),
                  SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(gettid),
                  SCMP_SYS(sched_yield),
                  SCMP_SYS(sched_getaffinity), SCMP_SYS(sysinfo), SCMP_SYS(exit), SCMP_SYS(exit_group)});
    filter.allow_threads();
}

// Fontconfig is asked for a font that a document lacks: it looks about, finds nothing, and says so.
void allow_looking_in_vain(Filter& filter)
{
    filter.refuse(EACCES, {SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
                           SCMP_SYS(statfs), SCMP_SYS(fstatfs),
                           SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getcwd), SCMP_SYS(mkdir), SCMP_SYS(fcntl),
                           SCMP_SYS(lseek)});
    filter.allow({SCMP_SYS(getrandom), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getpid), SCMP_SYS(close)});
}

// A player waits, wakes its threads through pipes, names them, and asks the system this and that.
void allow_playing(Filter& filter)
{
    filter.allow_reading();
    filter.allow({SCMP_SYS(writev), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(eventfd2),
                  SCMP_SYS(clock_nanosleep),
                  SCMP_SYS(nanosleep), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(sigaltstack), SCMP_SYS(getpid),
                  SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid),
                  SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(uname), SCMP_SYS(getrandom), SCMP_SYS(getrusage), SCMP_SYS(times), SCMP_SYS(getcpu),
                  SCMP_SYS(sched_getparam),
                  SCMP_SYS(sched_getscheduler), SCMP_SYS(sched_get_priority_max), SCMP_SYS(sched_get_priority_min), SCMP_SYS(getpriority),
                  SCMP_SYS(membarrier), SCMP_SYS(restart_syscall),
                  SCMP_SYS(set_tid_address), SCMP_SYS(mincore), SCMP_SYS(dup)});
    filter.allow_where(SCMP_SYS(prctl), SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME));
    for (const int command : {F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC})
        filter.allow_where(SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command)));
}

// Sound goes to a server on this machine, or to the sound card's device, whose file no filter can tell from another.
void allow_sound(Filter& filter)
{
    filter.allow_where(SCMP_SYS(socket), SCMP_A0(SCMP_CMP_EQ, AF_UNIX));
    filter.allow_where(SCMP_SYS(socketpair), SCMP_A0(SCMP_CMP_EQ, AF_UNIX));
    filter.allow({SCMP_SYS(openat), SCMP_SYS(connect), SCMP_SYS(sendmsg), SCMP_SYS(recvmsg), SCMP_SYS(sendto), SCMP_SYS(recvfrom), SCMP_SYS(getsockopt),
                  SCMP_SYS(setsockopt), SCMP_SYS(getsockname),
                  SCMP_SYS(getpeername), SCMP_SYS(shutdown), SCMP_SYS(ioctl), SCMP_SYS(fcntl), SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl),
                  SCMP_SYS(epoll_wait), SCMP_SYS(timerfd_create),
                  SCMP_SYS(timerfd_settime), SCMP_SYS(memfd_create), SCMP_SYS(ftruncate)});
}

}  // namespace

bool limit_resources(const Bounds& bounds)
{
    if (::prctl(PR_SET_DUMPABLE, 0) != 0) return false;
    return (kWatched || limit(RLIMIT_AS, bounds.memory_bytes)) && limit_time(bounds.processor_seconds) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0);
}

bool enter(Work work)
{
    if (kWatched) return true;
    const bool decodes = work == Work::Decode || work == Work::DrawDocument;
    Filter filter(decodes ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(EPERM));
    allow_computing(filter);
    // The C library asks how many processors there are, and makes do without an answer.
    if (decodes) filter.refuse(EACCES, {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2)});
    else allow_playing(filter);
    if (work == Work::DrawDocument) allow_looking_in_vain(filter);
    if (work == Work::PlayWithSound) allow_sound(filter);
    return filter.load();
}

}  // namespace renkei::walls
