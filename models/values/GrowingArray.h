#pragma once

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
/// for itself, and the kernel moves its pages instead of copying them. Only pages that were written to take
/// memory, so what a std::vector would keep in reserve costs nothing.
template <class T>
class GrowingArray {
    static_assert(std::is_trivially_copyable_v<T>);

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

    std::size_t size() const { return size_; }
    T* data() { return data_; }
    std::span<const T> span() const { return {data_, size_}; }

private:
    static constexpr std::size_t mappedFrom = std::size_t(1) << 20; ///< bytes
    static bool isMapped(std::size_t room) { return room * sizeof(T) >= mappedFrom; }

    void reserve(std::size_t count)
    {
        if (count <= room_)
            return;
        const auto room = std::max(count, room_ + room_ / 2 + 64);
        if (isMapped(room))
            data_ = isMapped(room_) ? remap(room) : map(room);
        else
            data_ = static_cast<T*>(std::realloc(data_, room * sizeof(T)));
        if (!data_)
            throw std::bad_alloc();
        room_ = room;
    }
    T* map(std::size_t room)
    {
        void* fresh =
            mmap(nullptr, room * sizeof(T), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (fresh == MAP_FAILED)
            throw std::bad_alloc();
        if (size_ > 0)
            std::memcpy(fresh, data_, size_ * sizeof(T));
        std::free(data_);
        return static_cast<T*>(fresh);
    }
    T* remap(std::size_t room)
    {
        void* moved = mremap(data_, room_ * sizeof(T), room * sizeof(T), MREMAP_MAYMOVE);
        if (moved == MAP_FAILED)
            throw std::bad_alloc();
        return static_cast<T*>(moved);
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
