#pragma once

#include "widgets/registry/AliasTimelineView.h"

class QDateTimeEdit;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace ph {

class AliasChangeModel;
class LineTable;
class SearchField;
class SectionHeader;

/// "What was production at time T?": the timeline, the moment to type, and every change as a list that can be
/// searched.
class TimelineTab final : public QWidget {
    Q_OBJECT
public:
    explicit TimelineTab(QWidget* parent = nullptr);
    void showTimelines(const QList<AliasTimeline>& timelines, std::int64_t nowMs,
                       AliasTimelineView::Picture picture);
    AliasTimelineView* view() const { return view_; }
    void focusSearch();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildBar();
    void fitLanes(); ///< all lanes and the legend to see, as far as the changes below keep a third

    void showMoment(std::int64_t ms);
    void search();
    void showCount();
    AliasChangeModel* changes_;
    AliasTimelineView* view_;
    QDateTimeEdit* moment_ = nullptr;
    SearchField* search_ = nullptr;
    SectionHeader* history_ = nullptr;
    LineTable* table_ = nullptr;
    QScrollArea* lanes_ = nullptr;
    QSplitter* parts_ = nullptr;
    bool isDividedByHand_ = false;
    QStackedWidget* stack_ = nullptr;
    std::int64_t nowMs_ = 0;
};

} // namespace ph
