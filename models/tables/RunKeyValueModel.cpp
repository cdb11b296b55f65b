#include "models/tables/RunKeyValueModel.h"

#include <QMap>

namespace ph {
namespace {

QString oneLine(const QString& text)
{
    QString line = text.left(RunKeyValueModel::maxShown);
    for (QChar& c : line) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar(0x2028) || c == QChar(0x2029))
            c = u' ';
    }
    if (text.size() > RunKeyValueModel::maxShown)
        line += u'…';
    return line;
}

} // namespace

RunKeyValueModel::RunKeyValueModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void RunKeyValueModel::apply(const QList<KeyValue>& values)
{
    QMap<QString, QString> wanted;
    for (const KeyValue& pair : values)
        wanted.insert(pair.key, pair.value);
    for (qsizetype row = rows_.size() - 1; row >= 0; --row) {
        if (!wanted.contains(rows_[row].key)) {
            beginRemoveRows({}, int(row), int(row));
            rows_.removeAt(row);
            endRemoveRows();
        }
    }
    if (rows_.isEmpty() && !wanted.isEmpty()) {
        beginInsertRows({}, 0, int(wanted.size()) - 1);
        for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
            rows_.append({it.key(), it.value()});
        endInsertRows();
        return;
    }
    int row = 0;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it, ++row) {
        if (row < rows_.size() && rows_[row].key == it.key()) {
            if (rows_[row].value != it.value()) {
                rows_[row].value = it.value();
                Q_EMIT dataChanged(index(row, Value), index(row, Value));
            }
        } else {
            beginInsertRows({}, row, row);
            rows_.insert(row, {it.key(), it.value()});
            endInsertRows();
        }
    }
}

int RunKeyValueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int RunKeyValueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunKeyValueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const KeyValue& row = rows_[index.row()];
    const QString& text = index.column() == Key ? row.key : row.value;
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text);
    case FullValueRole:
        return text;
    case Qt::AccessibleTextRole:
        return index.column() == Key ? text : row.key + QStringLiteral(": ") + oneLine(text);
    case SortRole: {
        bool number = false;
        const double value = text.toDouble(&number);
        return number ? QVariant(value) : QVariant(text);
    }
    default:
        return {};
    }
}

QVariant RunKeyValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Key ? tr("Key") : section == Value ? tr("Value") : QVariant();
}

} // namespace ph
