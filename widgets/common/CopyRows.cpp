#include "widgets/common/CopyRows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace ph {

namespace {

const QString plainType = QStringLiteral("text/plain"), htmlType = QStringLiteral("text/html"),
              csvType = QStringLiteral("text/csv");

/// A million rows are copied to be pasted as text nearly always: the other forms wait.
class RowsMime final : public QMimeData {
public:
    explicit RowsMime(CopiedRows rows)
        : rows_(std::move(rows))
    {
    }
    QStringList formats() const override { return {plainType, htmlType, csvType}; }
    bool hasFormat(const QString& type) const override { return formats().contains(type); }

protected:
    QVariant retrieveData(const QString& type, QMetaType) const override
    {
        if (type == plainType)
            return rows_.tsv;
        if (type == htmlType)
            return copiedHtml(rows_);
        if (type == csvType)
            return copiedCsv(rows_).toUtf8();
        return {};
    }

private:
    const CopiedRows rows_;
};

} // namespace

QMimeData* mimeOf(const CopiedRows& rows)
{
    return new RowsMime(rows);
}

void copyRows(const CopiedRows& rows)
{
    if (!rows.tsv.isEmpty())
        QGuiApplication::clipboard()->setMimeData(mimeOf(rows));
}

} // namespace ph
