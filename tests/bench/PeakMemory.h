#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <malloc.h>

namespace ph::bench {

/// A line of /proc/self/status in bytes, e.g. "VmHWM" (most resident memory so far) or "VmRSS".
inline std::size_t statusBytes(const char* name)
{
    std::FILE* file = std::fopen("/proc/self/status", "r");
    if (!file)
        return 0;
    char line[256];
    std::size_t kib = 0;
    while (std::fgets(line, sizeof line, file)) {
        if (std::strncmp(line, name, std::strlen(name)) == 0)
            kib = std::strtoull(line + std::strlen(name) + 1, nullptr, 10);
    }
    std::fclose(file);
    return kib * 1024;
}

/// Forgets the resident peak so far, so that the next one belongs to what runs in between.
inline void resetPeak()
{
    malloc_trim(0);
    if (std::FILE* file = std::fopen("/proc/self/clear_refs", "w")) {
        std::fputs("5", file);
        std::fclose(file);
    }
}

/// How far resident memory rose above its level before `work`.
template <class Work>
std::size_t peakBytesOf(Work work)
{
    resetPeak();
    const auto before = statusBytes("VmRSS");
    work();
    const auto peak = statusBytes("VmHWM");
    return peak > before ? peak - before : 0;
}

} // namespace ph::bench
