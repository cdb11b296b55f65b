#pragma once

#include "services/drift/SortedSample.h"

#include <QHash>
#include <QStringView>

#include <array>
#include <cstdint>
#include <vector>

namespace ph {

/// What of a column of texts is compared. Texts go through once and are not kept; memory grows with the rows
/// (their lengths) and the different words (16 bytes each and some).
class TextProfile {
public:
    static constexpr std::size_t gramBuckets = std::size_t(1) << 16;
    using Grams = std::vector<std::uint32_t>; ///< how many fell into each bucket; empty: none did

    void add(QStringView text); ///< an empty one is a text
    void addMissing() { ++missing_; }

    std::size_t rows() const { return lengths_.size(); }
    std::size_t missing() const { return missing_; }
    /// Characters (code points) of each text.
    const std::vector<double>& lengths() const { return lengths_; }
    /// How often each word was seen, by its hash of 64 bits: a run of letters and digits, case folded; of
    /// scripts that do not part words (Chinese, Japanese, Thai …) each character.
    const QHash<std::uint64_t, std::int64_t>& words() const { return words_; }
    /// Three characters in a row, case folded, any run of spaces as one and one at either end; by hash. Those
    /// of every other text apart, which shows by how much equals differ.
    const std::array<Grams, 2>& grams() const { return grams_; }

private:
    std::vector<double> lengths_;
    QHash<std::uint64_t, std::int64_t> words_;
    std::array<Grams, 2> grams_;
    std::size_t missing_ = 0;
};

/// NaN where a side has no words.
struct VocabularyDrift {
    /// Of the words of the current texts, the share that the reference does not have.
    double unknownShare = std::numeric_limits<double>::quiet_NaN();
    /// What that would be were they like the reference: the share of its words that it has once only (Good
    /// and Turing; Good, Biometrika 40, 1953).
    double expectedShare = std::numeric_limits<double>::quiet_NaN();
    double excess() const { return unknownShare - expectedShare; }
};
VocabularyDrift vocabularyDrift(const TextProfile& reference, const TextProfile& current);

/// The Jensen–Shannon distance (base two: 0 to 1) of the character trigrams, less what chance makes of it:
/// the divergence between two halves of the reference, scaled to the sizes compared, is subtracted. NaN where
/// a side has no text, or the reference has only one.
double gramDistance(const TextProfile& reference, const TextProfile& current);

} // namespace ph
