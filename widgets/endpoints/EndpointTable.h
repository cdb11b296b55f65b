#pragma once

#include "models/tables/CopyText.h"
#include "models/values/Keys.h"
#include "widgets/common/LineTable.h"

#include <optional>

namespace ph {

class EndpointModel;

/// All endpoints, a line each. Columns that there is no room for are left out, the least telling first: the
/// detail has them all. Enter opens, Ctrl+C copies the chosen lines as a table, the menu key sorts.
class EndpointTable final : public LineTable {
    Q_OBJECT
public:
    explicit EndpointTable(EndpointModel* endpoints, QWidget* parent = nullptr);
    void select(const EntityKey& endpoint);
    std::optional<EntityKey> selected() const; ///< the current one, where it is chosen
    /// The chosen lines with a header, every column; all that are shown where none is chosen.
    QString copyText(CopyFormat format) const;

Q_SIGNALS:
    void chosen(const ph::EntityKey& endpoint);
    void copied(int lines);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using LineTable::copyText;
    void fitColumns();
    QModelIndexList copiedRows() const;
    void copy(CopyFormat format);
    EndpointModel* endpoints_;
    QList<int> shown_; ///< columns
};

} // namespace ph
