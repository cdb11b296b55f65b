#pragma once

#include "models/values/FeatureDispute.h"
#include "models/values/TextProblem.h"

#include <QByteArray>

namespace ph {

/// A file on the shelf of data contracts, as it stood when it was read.
struct ShelvedContract {
    QString file;
    QByteArray text;                           ///< its own bytes
    std::int64_t changedMs = noTime;           ///< when somebody wrote it
    std::optional<DataContract> contract = {}; ///< none: it cannot be read, see `problems`
    QList<TextProblem> problems = {};          ///< in the order of the file
    friend bool operator==(const ShelvedContract&, const ShelvedContract&) = default;
};

/// A text that is to be kept on the shelf.
struct ContractDraft {
    QByteArray text = {};
    QString file = {};      ///< of the shelf, in whose place it comes; empty: a new one
    QByteArray opened = {}; ///< what lay in `file` when it was opened
    /// What became of `file` meanwhile, and another contract of its name.
    enum class Others : std::uint8_t { Refuse, Replace } others = Others::Refuse;
};

/// What a text says that is being written.
struct ContractDraftReading {
    std::optional<DataContract> contract = {}; ///< only without problems
    QList<TextProblem> problems = {};
    QList<FeatureDispute> refused = {}; ///< frozen features that it would define in yet another way
};

} // namespace ph
