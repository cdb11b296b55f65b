#pragma once

#include "widgets/registry/AliasTimelineView.h"

class QDateTimeEdit;
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

private:
    QWidget* buildBar();
    void showMoment(std::int64_t ms);
    void search();
    void showCount();
    AliasChangeModel* changes_;
    AliasTimelineView* view_;
    QDateTimeEdit* moment_ = nullptr;
    SearchField* search_ = nullptr;
    SectionHeader* history_ = nullptr;
    LineTable* table_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    std::int64_t nowMs_ = 0;
};

} // namespace ph
