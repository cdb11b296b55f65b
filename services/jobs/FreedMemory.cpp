#include "services/jobs/FreedMemory.h"

#include <dlfcn.h>
#include <malloc.h>

namespace ph {

void giveFreedMemoryBack()
{
    // By name: the program allocates through mimalloc, tests and tools through glibc.
    using Collect = void (*)(bool isForced);
    static const auto collect = reinterpret_cast<Collect>(dlsym(RTLD_DEFAULT, "mi_collect"));
    if (collect)
        collect(true);
    else
        malloc_trim(0);
}

} // namespace ph
