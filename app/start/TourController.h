#pragma once

#include "app/Workspace.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace ph {

class TourCard;

/// One thing that is shown.
struct TourStop {
    QString title, text;
    QString missing;                ///< said in place of the text where there is none in this workspace
    std::function<void()> go;       ///< to its screen
    std::function<QWidget*()> find; ///< opens the thing, once; null: it is not there, or not yet
};

/// Shows the workspace round in some stops, by a card beside each thing.
class TourController : public QObject {
    Q_OBJECT
public:
    /// `window` must outlive it.
    TourController(Workspace& workspace, QList<TourStop> stops, QWidget& window, QObject* parent = nullptr);
    ~TourController() override;

    void start(); ///< from the first stop; where it is under way, its card gets the focus
    void offer(); ///< starts it, unless it was seen through or ended in this workspace
    void end();
    bool isRunning() const;
    int stop() const { return stop_; } ///< from 0

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    void goTo(int stop);
    void show();

    Workspace& workspace_;
    const QList<TourStop> stops_;
    QWidget& window_;
    TourCard* card_ = nullptr; ///< the window's child
    int stop_ = 0;
    QTimer again_; ///< looks for what is not there yet: what is connected anew is read first
    JobHandle readJob_, writeJob_;
};

} // namespace ph
