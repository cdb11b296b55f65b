#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace ph {

class NavigationButton;

/// The destinations of the app, top to bottom. Ctrl+1 to Ctrl+9 go to the first nine; Up and Down move
/// between them.
class NavigationRail : public QWidget {
    Q_OBJECT
public:
    explicit NavigationRail(QWidget* parent = nullptr);
    void addDestination(const QString& id, const QString& icon, const QString& text);
    void setCount(const QString& id, int waiting); ///< what waits there; 0 shows nothing
    void setCurrent(const QString& id);            ///< empty or unknown: none is marked
    QString current() const { return current_; }

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Destination {
        QString id;
        NavigationButton* button;
    };
    QList<Destination> destinations_;
    QVBoxLayout* layout_ = nullptr;
    QString current_;
};

} // namespace ph
