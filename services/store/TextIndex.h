#pragma once

#include "services/store/Database.h"
#include "services/store/RunDocument.h"

#include <functional>

namespace ph {

/// Full-text index (FTS5) over runs' names, tags and notes. Works inside the caller's transaction.
class TextIndex {
public:
    using KeyName = std::function<std::string_view(std::int64_t key)>;

    explicit TextIndex(Database& database)
        : db_(database)
    {
    }
    /// Replaces what is known of the run.
    enum class Row { New, Existing };
    void put(std::int64_t run, const RunDocument& document, const KeyName& tagName, Row row);
    /// Runs that hold all words of `text`, each as the beginning of a word, or anywhere in text of a script
    /// without spaces; ascending. Without a word: every run.
    std::vector<std::int64_t> match(const QString& text);

private:
    Database& db_;
};

/// `text` as an FTS5 query; empty where it holds no word.
QString textIndexQuery(const QString& text);

} // namespace ph
