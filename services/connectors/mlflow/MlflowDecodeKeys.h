#pragma once

#include "models/values/TextPool.h"

#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace ph::mlflow {

/// Key codes of one dictionary, guessed before they are looked up: runs of one experiment list the same keys
/// in the same order, so the key that followed last time follows again. Saves unescaping and hashing it.
class KeyGuess {
public:
    explicit KeyGuess(TextDictionary& dictionary)
        : dictionary_(dictionary)
    {
    }
    const TextDictionary& dictionary() const { return dictionary_; }
    void startRun() { position_ = 0; }

    /// `token` is the key as it stands in the JSON, from its opening quote on.
    std::optional<std::uint32_t> guess(std::string_view token)
    {
        if (position_ >= codes_.size())
            return std::nullopt;
        const auto code = codes_[position_];
        const auto expected = dictionary_.at(code);
        // A key with a quote or backslash in it never stands unescaped in JSON.
        if (token.size() < expected.size() + 2 || token[expected.size() + 1] != '"' ||
            std::memcmp(token.data() + 1, expected.data(), expected.size()) != 0 ||
            expected.find('\\') != std::string_view::npos)
            return std::nullopt;
        ++position_;
        return code;
    }
    std::uint32_t lookUp(std::string_view key)
    {
        const auto code = dictionary_.intern(key);
        if (position_ < codes_.size())
            codes_[position_] = code;
        else
            codes_.push_back(code);
        ++position_;
        return code;
    }

private:
    TextDictionary& dictionary_;
    std::vector<std::uint32_t> codes_;
    std::size_t position_ = 0;
};

} // namespace ph::mlflow
