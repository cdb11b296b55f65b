#pragma once

#include <QWidget>

namespace ph {

class CopyLink;
class IconButton;
class PlainLabel;

struct RunsHeading {
    QString title;      ///< experiment name, or "3 experiments", or "All experiments"
    QString provenance; ///< connection name; may be empty
    QString note;       ///< the experiment's note, of which an excerpt is shown; may be empty
    QString link = {};  ///< of the one experiment; empty where there are more, or none
};

/// The line at the top of the runs screen: what is shown, and buttons for the tree beside it and for reading
/// again.
class RunsHeadingLine final : public QWidget {
    Q_OBJECT
public:
    explicit RunsHeadingLine(QWidget* parent = nullptr);
    void setHeading(const RunsHeading& heading);
    IconButton* refresh() const { return refresh_; }

Q_SIGNALS:
    void experimentsToggled();
    void refreshRequested();

private:
    PlainLabel* title_ = nullptr;
    PlainLabel* provenance_ = nullptr;
    PlainLabel* note_ = nullptr;
    CopyLink* link_ = nullptr;
    IconButton* refresh_ = nullptr;
};

} // namespace ph
