#pragma once

#include <cmath>
#include <cstdint>
#include <string>

namespace ph {

/// The same numbers on every machine and with every standard library, unlike <random>'s distributions.
class SampleRandom {
public:
    explicit SampleRandom(std::uint64_t seed)
        : state_(seed)
    {
    }

    std::uint64_t next() // splitmix64
    {
        auto z = (state_ += 0x9E3779B97F4A7C15ull);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    double uniform() { return double(next() >> 11) * 0x1.0p-53; } ///< [0, 1)
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    double logUniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }
    int below(int count) { return int(next() % std::uint64_t(count)); }
    double normal() // the sum of twelve: no tails beyond six, which suits believable data
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }
    template <class List>
    const auto& pick(const List& list)
    {
        return list[std::size_t(below(int(std::size(list))))];
    }
    std::string hex(int digits)
    {
        std::string text;
        while (int(text.size()) < digits)
            text += "0123456789abcdef"[next() & 15];
        return text;
    }

private:
    std::uint64_t state_;
};

} // namespace ph
