#pragma once

#include "models/values/ReleaseView.h"

#include <QWidget>

class QPushButton;

namespace ph {

class AgeLabel;
class Badge;
class CopyLink;
class IconButton;
class PlainLabel;
class StageTrack;

/// Top of a release's page: what it is, how far it is, what it waits for, and what can be asked of it next.
class ReleaseHeader final : public QWidget {
    Q_OBJECT
public:
    explicit ReleaseHeader(const Clock& clock, QWidget* parent = nullptr);
    void showRelease(const ReleaseDetails& release);
    void showBusy(ReleaseMove move); ///< asked for; no move can be asked for until the next showRelease()

Q_SIGNALS:
    void moveRequested(ph::ReleaseMove move); ///< Submit, Execute, Confirm or Cancel
    void refreshRequested();
    void policyRequested();

private:
    void showMove(QPushButton* button, const ReleaseDetails& release, ReleaseMove move, const QString& text);
    PlainLabel* title_ = nullptr;
    Badge* state_ = nullptr;
    Badge* tier_ = nullptr;
    Badge* undriven_ = nullptr;
    PlainLabel* facts_ = nullptr;
    PlainLabel* attention_ = nullptr;
    PlainLabel* whyNot_ = nullptr;
    StageTrack* track_ = nullptr;
    AgeLabel* seen_ = nullptr;
    QPushButton* policy_ = nullptr;
    QPushButton* submit_ = nullptr;
    QPushButton* execute_ = nullptr;
    QPushButton* confirm_ = nullptr;
    QPushButton* cancel_ = nullptr;
    CopyLink* link_ = nullptr;
    IconButton* refresh_ = nullptr;
};

} // namespace ph
