#pragma once

#include "widgets/run/RunPage.h"

class QPushButton;
class QToolButton;

namespace ph {

class AgeLabel;
class Badge;
class Banner;
class IconButton;
class PlainLabel;

/// Who this run is, how it stands, how old what we know is, and what can be done with it as a whole.
class RunPageHeader : public QWidget {
    Q_OBJECT
public:
    explicit RunPageHeader(QWidget* parent = nullptr);
    void showRun(const Run& run, const RunContext& context);
    void showBusy(); ///< a fresh picture is on its way; what is shown stays

Q_SIGNALS:
    void pinToggled(bool pinned);
    void refreshRequested();
    void openInBrowserRequested(const QString& address);
    void experimentActivated(const QString& experimentId);
    void copyRequested(const QString& id); ///< "markdown", "json", "python", "link", "id"

private:
    Run run_;
    RunContext context_;
    PlainLabel* name_ = nullptr;
    Badge* status_ = nullptr;
    Badge* deleted_ = nullptr;
    Badge* offline_ = nullptr;
    QPushButton* experiment_ = nullptr;
    PlainLabel* facts_ = nullptr;
    AgeLabel* seen_ = nullptr;
    QPushButton* browser_ = nullptr;
    QPushButton* copy_ = nullptr;
    QPushButton* pin_ = nullptr;
    IconButton* refresh_ = nullptr;
};

} // namespace ph
