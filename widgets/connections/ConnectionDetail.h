#pragma once

#include "models/tables/ConnectionTableModel.h"

#include <QWidget>

class QCheckBox;
class QFrame;
class QPushButton;

namespace ph {

class AgeLabel;
class Badge;
class Banner;
class PlainLabel;
class ProbeView;
class ProgressLine;
class SectionHeader;

/// All that is known of one connection, and what can be done with it. Removing is confirmed in place.
class ConnectionDetail : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionDetail(QWidget* parent = nullptr);
    void show(const ConnectionRow& row, const ConnectorDescriptor& kind);
    using QWidget::show;
    void beginTest();
    void addProbeLine(const ProbeLine& line);
    void finishTest();

Q_SIGNALS:
    void editRequested();
    void testRequested();
    void testCancelled();
    void enabledChanged(bool enabled);
    void removeConfirmed();
    void syncRequested();
    void syncCancelled();

private:
    void updateButtons();
    void showSync();
    void askRemove();
    bool isCluster() const { return holds_ == ConnectorDescriptor::Holds::Endpoints; }
    bool isMonitor() const { return holds_ == ConnectorDescriptor::Holds::Monitoring; }
    ConnectionRow row_;
    ConnectorDescriptor::Holds holds_ = ConnectorDescriptor::Holds::Runs;
    bool testing_ = false;
    PlainLabel* name_ = nullptr;
    Badge* health_ = nullptr;
    PlainLabel* kind_ = nullptr;
    QPushButton* sync_ = nullptr;
    QPushButton* test_ = nullptr;
    QPushButton* edit_ = nullptr;
    QPushButton* remove_ = nullptr;
    QCheckBox* enabled_ = nullptr;
    QFrame* confirm_ = nullptr;
    PlainLabel* confirmText_ = nullptr;
    QPushButton* confirmKeep_ = nullptr;
    Banner* trouble_ = nullptr;
    ProgressLine* progress_ = nullptr;
    PlainLabel* location_ = nullptr;
    PlainLabel* auth_ = nullptr;
    AgeLabel* lastSuccess_ = nullptr;
    AgeLabel* nextTry_ = nullptr;
    PlainLabel* heldTitle_ = nullptr;
    PlainLabel* held_ = nullptr;
    PlainLabel* activity_ = nullptr;
    SectionHeader* unreadTitle_ = nullptr;
    PlainLabel* unread_ = nullptr;
    SectionHeader* probeTitle_ = nullptr;
    PlainLabel* probeNone_ = nullptr;
    ProbeView* probe_ = nullptr;
};

} // namespace ph
