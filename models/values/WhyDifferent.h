#pragma once

#include "models/values/GroupDifference.h"
#include "models/values/RunTable.h"

#include <optional>

namespace ph {

struct Associations;

/// What a difference is about, in the order in which a reader should look: what most often explains a
/// difference, and is least often looked at, comes first.
enum class WhyTopic { Data, Code, Features, Prompt, Model, Params, Environment, Seed, Hardware, Other };
inline constexpr int whyTopics = 10;
QString whyTopicName(WhyTopic topic);   ///< "data", "environment": stable, for files
QString whyTopicTitle(WhyTopic topic);  ///< "Data", translated
QString whyTopicReason(WhyTopic topic); ///< one sentence: why it stands where it does

/// A value of one side and how many of its runs have it.
struct WhyShare {
    QString value;
    std::size_t runs = 0;
    friend bool operator==(const WhyShare&, const WhyShare&) = default;
};

/// What one side says to one key.
struct WhySide {
    QList<WhyShare> shares;                                 ///< most frequent first, at most maxShares
    std::size_t others = 0;                                 ///< distinct values beyond them
    std::size_t runs = 0;                                   ///< that have the key at all
    std::size_t of = 0;                                     ///< runs of the side
    double mean = std::numeric_limits<double>::quiet_NaN(); ///< where all values of both sides are numbers
    double deviation = std::numeric_limits<double>::quiet_NaN(); ///< sample standard deviation
    bool isMissing() const { return runs == 0; }
    static constexpr int maxShares = 4;
};
/// "0.1", "lightgbm ×12, xgboost ×3, 2 more", "0.061 ± 0.02 (n 14)"; "missing". Values at most 80
/// characters, 24 where there are several.
QString whySideText(const WhySide& side);

/// A piece of a long text or list: what B has more or less than A.
struct TextChange {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;
    friend bool operator==(const TextChange&, const TextChange&) = default;
};

/// One thing that differs between the two sides.
struct WhyItem {
    enum class Kind {
        Different,
        Missing ///< one side lacks it: that may be a difference, or only a gap in what was logged
    };
    WhyTopic topic = WhyTopic::Other;
    Kind kind = Kind::Different;
    QString label;  ///< "Git commit", "learning_rate"
    QString origin; ///< "params.learning_rate", "inputs", "requirements.txt"
    WhySide a, b;
    QString reason;            ///< why it stands here, where there is more to say than its topic's reason
    QString link;              ///< http or https, to what changed; empty: none can be made
    QList<TextChange> changes; ///< of long texts and lists; empty: the values say it all
    double separation = 1;     ///< groups: 0 (same distribution) to 1 (no value in common)
    std::optional<double> q;   ///< groups: chance of such a separation among equals, allowing for all keys
};

/// What differs between two runs, or two groups of runs, ranked.
struct WhyDifferent {
    QString nameA, nameB;
    std::size_t runsA = 0, runsB = 0;
    QList<WhyItem> items;
    std::size_t same = 0;        ///< keys that both sides have, alike
    std::size_t identifiers = 0; ///< keys left out because every run has its own value, such as ids
    QStringList remarks;         ///< what could not be looked at, one a line
    struct Outcome {
        QString metric;
        WhySide a, b;
        GroupDifference difference; ///< b minus a, of the means
    };
    std::optional<Outcome> outcome; ///< where a metric was asked for
    bool isOfGroups() const { return runsA > 1 || runsB > 1; }
};

/// Both sides, topics and associations as a Markdown document; every name and value escaped.
QString whyAsMarkdown(const WhyDifferent& why, const Associations* associations);

} // namespace ph
