#pragma once

#include "services/store/ColumnBuilder.h"
#include "services/store/Database.h"
#include "services/store/RunDocument.h"

#include <map>

namespace ph {

/// Turns run documents into columns, one run after the other.
class DocumentColumns {
public:
    /// Reads the names of keys and datasets.
    DocumentColumns(Database& database, std::size_t rows);

    void set(std::size_t row, std::string_view remoteId, const RunDocument& document);
    /// Columns that have a value, and all attributes.
    std::map<ColumnKey, ColumnPtr> finish();

private:
    struct Key {
        ColumnKind kind = ColumnKind::Attribute;
        QString name;
    };
    struct Dataset {
        std::string name, digest;
    };
    void setText(std::int64_t key, std::size_t row, std::string_view text);
    void setInputs(std::size_t row, const RunDocument& document);
    void readDatasets();

    Database& db_;
    std::size_t rows_;
    std::vector<Key> keys_; ///< by number
    std::vector<std::unique_ptr<NumberColumn>> numbers_;
    std::vector<std::unique_ptr<TextColumnBuilder>> texts_;
    TextColumnBuilder name_, runId_, status_, user_, artifactUri_;
    TimeColumn start_, end_;
    NumberColumn duration_;
    std::unordered_map<std::int64_t, Dataset> datasets_;
    bool datasetsRead_ = false;
    std::unique_ptr<TextColumnBuilder> inputName_, inputDigest_, inputContext_;
};

} // namespace ph
