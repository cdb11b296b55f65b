#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/AliasTimeline.h"

namespace ph {

/// Every change of where aliases and stages of a model point, the newest first; those that have all words of
/// the search.
class AliasChangeModel final : public KeyedTableModel<AliasChange, QString> {
    Q_OBJECT
public:
    enum Column { When, Pointer, From, To, How, ColumnCount };
    using KeyedTableModel::KeyedTableModel;

    void applyTimelines(const QList<AliasTimeline>& timelines);
    void setWords(const QString& words);
    int total() const { return int(all_.size()); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const AliasChange& change, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const AliasChange& change) const final;
    bool before(const AliasChange& a, const AliasChange& b) const final;

private:
    QList<AliasChange> all_;
    QString words_;
};

/// True where each word occurs in the alias or stage, or names a version that it pointed at: "champion",
/// "7", "v7".
bool matchesWords(const AliasChange& change, const QString& words);

} // namespace ph
