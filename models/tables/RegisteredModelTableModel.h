#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ModelView.h"

namespace ph {

/// What of the registry a list shows.
struct ModelFilter {
    enum class Kinds { All, Models, Prompts } kinds = Kinds::All;
    QString words; ///< each must occur in name, description, tags, aliases or connection; case does not count
    bool isEmpty() const { return kinds == Kinds::All && words.trimmed().isEmpty(); }
    friend bool operator==(const ModelFilter&, const ModelFilter&) = default;
};
bool matches(const ModelSummary& model, const ModelFilter& filter);

/// Registered models and prompts of all connections, by name.
class RegisteredModelTableModel final : public KeyedTableModel<ModelSummary, EntityKey> {
    Q_OBJECT
public:
    enum Column { Name, KindColumn, LatestVersion, Aliases, Updated, Connection, ColumnCount };

    explicit RegisteredModelTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void applyModels(const QList<ModelSummary>& models);
    void setFilter(const ModelFilter& filter);
    const ModelFilter& filter() const { return filter_; }
    int total() const { return int(all_.size()); } ///< with those that the filter hides
    void refreshAges();
    QModelIndex indexOf(const EntityKey& key) const;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ModelSummary& model, int column, int role) const final;
    QVariant header(int column, int role) const final;
    EntityKey keyOf(const ModelSummary& model) const final { return model.model.key; }
    bool before(const ModelSummary& a, const ModelSummary& b) const final;

private:
    QString text(const ModelSummary& model, int column) const;
    QList<ModelSummary> all_;
    ModelFilter filter_;
    Clock clock_;
};

} // namespace ph
