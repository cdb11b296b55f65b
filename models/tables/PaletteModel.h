#pragma once

#include <QAbstractListModel>
#include <QList>

namespace ph {

/// One action or object that the command palette can find.
struct PaletteEntry {
    QString id; ///< comes back when chosen; unique
    QString title;
    QString detail = {};   ///< "fraud-detection · lab"
    QString section = {};  ///< "This page", "Action", "Run": shown at the right
    QString icon = {};     ///< freedesktop name
    QString shortcut = {}; ///< in native text: "Ctrl+R"
    QString keywords = {}; ///< also searched, never shown
    QString refusal = {};  ///< why it cannot be chosen now, a sentence; empty: it can
    int recency = 0;       ///< greater where it was chosen later; 0: not lately
    friend bool operator==(const PaletteEntry&, const PaletteEntry&) = default;
};

/// How well `query` fits; 0: not at all. All of its words must fit: the title as wordFit() has it, or
/// another text, unbroken.
int paletteScore(const QString& query, const PaletteEntry& entry);

/// Entries that fit what is typed, best first, of equal ones those that were chosen lately; at most maxShown.
/// While nothing is typed that is all that orders them. Rows that stay are kept, never reset.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    /// DetailRole: in place of it why the entry is refused, where it is.
    enum Role { IdRole = Qt::UserRole + 1, DetailRole, SectionRole, IconRole, ShortcutRole, RefusedRole };
    static constexpr int maxShown = 60;

    explicit PaletteModel(QObject* parent = nullptr);
    void applyActions(const QList<PaletteEntry>& entries);
    /// Objects found for the query so far; they stand below actions that fit as well.
    void applyObjects(const QList<PaletteEntry>& entries);
    void filter(const QString& query);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void refresh();
    QList<PaletteEntry> actions_;
    QList<PaletteEntry> objects_;
    QList<PaletteEntry> shown_;
    QString query_;
};

} // namespace ph
