#pragma once

#include "models/values/LargePages.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#include <sys/mman.h>

namespace ph {

/// An array that grows at its end to many megabytes without ever being there twice: what is large is mapped
/// for itself on large pages, and the kernel moves these instead of copying them. Only pages that were
/// written to take memory, so what a std::vector would keep in reserve costs nothing.
template <class T>
class GrowingArray {
    static_assert(std::is_trivially_copyable_v<T> && largePage % sizeof(T) == 0);

public:
    GrowingArray() = default;
    ~GrowingArray() { release(); }
    GrowingArray(GrowingArray&& other) noexcept
        : data_(std::exchange(other.data_, nullptr))
        , size_(std::exchange(other.size_, 0))
        , room_(std::exchange(other.room_, 0))
    {
    }
    GrowingArray& operator=(GrowingArray&& other) noexcept
    {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(room_, other.room_);
        return *this;
    }
    GrowingArray(const GrowingArray&) = delete;
    GrowingArray& operator=(const GrowingArray&) = delete;

    void append(std::span<const T> values)
    {
        if (values.empty())
            return;
        reserve(size_ + values.size());
        std::memcpy(data_ + size_, values.data(), values.size_bytes());
        size_ += values.size();
    }
    void push_back(T value)
    {
        reserve(size_ + 1);
        data_[size_++] = value;
    }

    /// Gives back what is beyond the end, up to a small page. It can grow again.
    void shrinkToFit()
    {
        constexpr std::size_t smallPage = 4096;
        const auto room = (size_ * sizeof(T) + smallPage - 1) / smallPage * smallPage / sizeof(T);
        if (!isMapped(room_) || !isMapped(room) || room == room_)
            return;
        munmap(data_ + room, (room_ - room) * sizeof(T));
        room_ = room;
    }

    std::size_t size() const { return size_; }
    T* data() { return data_; }
    std::span<const T> span() const { return {data_, size_}; }

private:
    static bool isMapped(std::size_t room) { return room * sizeof(T) >= largePage; }

    void reserve(std::size_t count)
    {
        if (count <= room_)
            return;
        auto room = std::max(count, room_ + room_ / 2 + 64);
        if (isMapped(room)) {
            room = (room * sizeof(T) + largePage - 1) / largePage * largePage / sizeof(T);
            data_ = isMapped(room_) ? remap(room) : map(room);
        } else {
            data_ = static_cast<T*>(std::realloc(data_, room * sizeof(T)));
            if (!data_)
                throw std::bad_alloc();
        }
        room_ = room;
    }
    T* map(std::size_t room)
    {
        void* const fresh = reserveAligned(room * sizeof(T));
        if (!fresh || mprotect(fresh, room * sizeof(T), PROT_READ | PROT_WRITE) != 0)
            throw std::bad_alloc();
        askForLargePages(fresh, room * sizeof(T));
        if (size_ > 0)
            std::memcpy(fresh, data_, size_ * sizeof(T));
        std::free(data_);
        return static_cast<T*>(fresh);
    }
    /// To where large pages can stay what they are.
    T* remap(std::size_t room)
    {
        const auto before = room_ * sizeof(T), after = room * sizeof(T);
        if (mremap(data_, before, after, 0) != MAP_FAILED)
            return data_; // grown where it is
        void* const place = reserveAligned(after);
        if (!place || mremap(data_, before, after, MREMAP_MAYMOVE | MREMAP_FIXED, place) == MAP_FAILED)
            throw std::bad_alloc();
        return static_cast<T*>(place);
    }
    void release()
    {
        if (isMapped(room_))
            munmap(data_, room_ * sizeof(T));
        else
            std::free(data_);
    }

    T* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t room_ = 0;
};

} // namespace ph
