#pragma once

#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace ph {

/// What is hovered, selected and hidden, shared by every chart and table of a comparison (linked brushing).
/// Runs are known by their store ids (RunTable::rowId), so that it survives every update. One signal a
/// change; setting what already holds says nothing.
class LinkedRuns : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    using Ids = QSet<qint64>;

    const Ids& hovered() const { return hovered_; }   ///< a run, or those of a group; empty: nothing
    std::optional<qint64> hoveredRun() const;         ///< where it is just one
    const Ids& selected() const { return selected_; } ///< empty: nothing is dimmed
    const Ids& hidden() const { return hidden_; }     ///< drawn nowhere; they stay in the tables
    bool isHovered(qint64 id) const { return hovered_.contains(id); }
    bool isSelected(qint64 id) const { return selected_.contains(id); }
    bool isHidden(qint64 id) const { return hidden_.contains(id); }
    /// True where a selection exists and `id` is not in it.
    bool isDimmed(qint64 id) const { return !selected_.isEmpty() && !selected_.contains(id); }

    void setHovered(const Ids& ids);
    void clearHover() { setHovered({}); }
    enum class Change { Replace, Add, Toggle };
    void select(const Ids& ids, Change change = Change::Replace);
    void clearSelection() { select({}); }
    void setHidden(const Ids& ids);
    /// Forgets runs that are not compared any more.
    void keepOnly(const std::function<bool(qint64)>& compared);

Q_SIGNALS:
    void hoverChanged();
    void selectionChanged();
    void hiddenChanged();

private:
    Ids hovered_, selected_, hidden_;
};

} // namespace ph
