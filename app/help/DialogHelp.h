#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace ph {

/// Keys of a window do nothing while one of its dialogs is in front. This gives each dialog that is shown
/// above `window` the action for help, whose keys work there then, whichever they are.
class DialogHelp final : public QObject {
    Q_OBJECT
public:
    DialogHelp(QWidget& window, QAction& help); ///< goes with the action

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& window_;
    QAction& help_;
};

} // namespace ph
