#pragma once

#include "models/values/RunTable.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>

namespace ph {

/// One column that could be shown.
struct ColumnInfo {
    ColumnKey key;
    qint64 runs = 0;    ///< listed runs that have it
    bool varies = true; ///< holds more than one value over the listed runs
    friend bool operator==(const ColumnInfo&, const ColumnInfo&) = default;
};

/// The column chooser: a section "Shown" in table order (drag to reorder), then every column by kind with its
/// number of runs. Headings are lines of their own. A column that is switched on or off stays in its place
/// until apply(), so that nothing jumps under the pointer.
class ColumnListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        HeadingRole = Qt::UserRole + 1, ///< bool
        ColumnKeyRole,                  ///< ColumnKey
        PinnedRole,                     ///< bool
        VariesRole,                     ///< bool
        DetailRole,                     ///< QString "1,204 runs"
        ShownSectionRole,               ///< bool: line of the section "Shown"
    };
    enum class Offer { All, OnlyVarying };

    explicit ColumnListModel(QObject* parent = nullptr);

    /// What exists, and what is shown and pinned now.
    void apply(QList<ColumnInfo> columns, QList<ColumnKey> shown, QList<ColumnKey> pinned);
    /// Brings what is shown now together in the section "Shown"; for each opening of the chooser.
    void settle();
    void setFilter(const QString& words); ///< every word must occur in the name, without case
    void setOffer(Offer offer);
    const QList<ColumnInfo>& columns() const { return columns_; }
    QList<ColumnKey> shown() const { return shown_; }
    QList<ColumnKey> pinned() const { return pinned_; }
    void setPinned(const QModelIndex& index, Qt::CheckState state);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;
    /// Moves a shown column before another place of the section "Shown" (0-based within it). False where it
    /// may not: the run's name always leads.
    bool moveShown(int from, int to);

Q_SIGNALS:
    /// The user changed what is shown, its order or what is pinned.
    void choiceChanged(const QList<ph::ColumnKey>& shown, const QList<ph::ColumnKey>& pinned);

private:
    struct Line {
        bool heading = false;
        bool inShown = false;
        QString title; // heading
        ColumnKey key;
        qsizetype info = -1; // in columns_
        friend bool operator==(const Line&, const Line&) = default;
    };
    std::vector<Line> linesNow() const;
    void relist();

    QList<ColumnInfo> columns_;
    QList<ColumnKey> shown_, pinned_;
    QList<ColumnKey> shownSection_; // order as of the last apply() or move
    QStringList words_;
    Offer offer_ = Offer::All;
    std::vector<Line> lines_;
};

} // namespace ph
