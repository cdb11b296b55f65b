#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

#include <sys/mman.h>

namespace ph {

inline constexpr std::size_t largePage = std::size_t(2) << 20; ///< bytes, of x86-64 and of most ARM kernels
/// Asks the kernel to back memory by large pages: to write a page for the first time costs microseconds, and
/// an array of megabytes has thousands of small ones. A wish only: without them all works, more slowly
/// (madvise(2), MADV_HUGEPAGE).
inline void askForLargePages(void* memory, std::size_t bytes)
{
#ifdef MADV_HUGEPAGE
    constexpr std::uintptr_t smallPage = 4096;
    // Whole pages: a mapping of which a part only were advised would be two, and could not be moved as one.
    const auto begin = std::uintptr_t(memory) / smallPage * smallPage;
    const auto end = (std::uintptr_t(memory) + bytes + smallPage - 1) / smallPage * smallPage;
    madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#else
    (void)memory, (void)bytes;
#endif
}

/// Address space that begins with a large page, without memory; its end is not aligned. Null where there is
/// none.
inline void* reserveAligned(std::size_t bytes)
{
    auto* const wide = static_cast<char*>(
        mmap(nullptr, bytes + largePage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
    if (wide == MAP_FAILED)
        return nullptr;
    const auto before = (largePage - std::uintptr_t(wide) % largePage) % largePage;
    if (before > 0)
        munmap(wide, before);
    if (before < largePage)
        munmap(wide + before + bytes, largePage - before);
    return wide + before;
}

/// Smaller arrays are not worth it: what stays unused of the last page would be much of the whole.
inline constexpr std::size_t leastForLargePages = 2 * largePage;

/// For a std::vector whose values are all written before they are read: elements begin without a value, and
/// where they are many they lie on large pages.
template <class T>
struct LargePageAllocator {
    using value_type = T;

    LargePageAllocator() = default;
    template <class U>
    LargePageAllocator(const LargePageAllocator<U>&)
    {
    }

    T* allocate(std::size_t count)
    {
        auto bytes = count * sizeof(T);
        if (bytes < leastForLargePages)
            return std::allocator<T>().allocate(count);
        bytes = (bytes + largePage - 1) / largePage * largePage; // the last one can be large, too
        void* const memory = ::operator new(bytes, std::align_val_t(largePage));
        askForLargePages(memory, bytes);
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t count)
    {
        if (count * sizeof(T) < leastForLargePages)
            std::allocator<T>().deallocate(memory, count);
        else
            ::operator delete(memory, std::align_val_t(largePage));
    }
    template <class U>
    void construct(U* at)
    {
        ::new (static_cast<void*>(at)) U;
    }
    template <class U, class... Args>
    void construct(U* at, Args&&... args)
    {
        ::new (static_cast<void*>(at)) U(static_cast<Args&&>(args)...);
    }

    friend bool operator==(const LargePageAllocator&, const LargePageAllocator&) { return true; }
};

} // namespace ph
