#include "models/tables/RegisteredModelTableModel.h"

#include "models/tables/Format.h"
#include "models/tables/RegistryWords.h"

namespace ph {

bool matches(const ModelSummary& summary, const ModelFilter& filter)
{
    const auto& model = summary.model;
    const bool isPrompt = model.kind == RegisteredModel::Kind::Prompt;
    if (filter.kinds != ModelFilter::Kinds::All && isPrompt != (filter.kinds == ModelFilter::Kinds::Prompts))
        return false;
    QStringList texts{model.name(), model.description, summary.connection};
    texts << model.aliases.keys();
    for (const auto& tag : model.tags)
        texts << tag.key << tag.value;
    const auto words = filter.words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const QString& text) { return text.contains(word, Qt::CaseInsensitive); });
    });
}

RegisteredModelTableModel::RegisteredModelTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void RegisteredModelTableModel::applyModels(const QList<ModelSummary>& models)
{
    all_ = models;
    setFilter(filter_);
}

void RegisteredModelTableModel::setFilter(const ModelFilter& filter)
{
    filter_ = filter;
    QList<ModelSummary> shown;
    for (const auto& model : std::as_const(all_)) {
        if (matches(model, filter_))
            shown.append(model);
    }
    apply(shown);
}

void RegisteredModelTableModel::refreshAges()
{
    announceColumn(Updated);
}

QModelIndex RegisteredModelTableModel::indexOf(const EntityKey& key) const
{
    const int row = rowOf(key);
    return row < 0 ? QModelIndex() : index(row, 0);
}

bool RegisteredModelTableModel::before(const ModelSummary& a, const ModelSummary& b) const
{
    if (const int order = a.model.name().compare(b.model.name(), Qt::CaseInsensitive); order != 0)
        return order < 0;
    return a.model.key < b.model.key;
}

QString RegisteredModelTableModel::text(const ModelSummary& summary, int column) const
{
    switch (column) {
    case Name:
        return summary.model.name();
    case KindColumn:
        return modelKindText(summary.model.kind);
    case LatestVersion:
        return summary.latestVersion;
    case Aliases:
        return aliasesText(summary.model);
    case Updated:
        return formatSeenAge(summary.model.updatedMs, toMs(clock_()));
    case Connection:
        return summary.connection;
    default:
        return {};
    }
}

QVariant RegisteredModelTableModel::cell(const ModelSummary& summary, int column, int role) const
{
    if (role == Qt::DisplayRole)
        return text(summary, column);
    if (role == Qt::AccessibleTextRole && column == Name) {
        QStringList words{summary.model.name(), modelKindText(summary.model.kind)};
        if (!summary.latestVersion.isEmpty())
            words << tr("latest version %1").arg(summary.latestVersion);
        words << aliasesText(summary.model) << summary.connection;
        words.removeAll(QString());
        return listText(words);
    }
    if (role == Qt::ToolTipRole)
        return tr("Updated: %1").arg(formatTimeToolTip(summary.model.updatedMs));
    return {};
}

QVariant RegisteredModelTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Name");
    case KindColumn:
        return tr("Kind");
    case LatestVersion:
        return tr("Latest version");
    case Aliases:
        return tr("Aliases");
    case Updated:
        return tr("Updated");
    case Connection:
        return tr("Connection");
    default:
        return {};
    }
}

} // namespace ph
