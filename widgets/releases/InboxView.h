#pragma once

#include <QWidget>

class QListView;
class QStackedWidget;

namespace ph {

class InboxModel;
class PlainLabel;

/// What waits for this person. Nothing is taken off by reading it: it goes when the matter is settled.
class InboxView : public QWidget {
    Q_OBJECT
public:
    explicit InboxView(InboxModel* inbox, QWidget* parent = nullptr);

Q_SIGNALS:
    void releaseActivated(const QString& releaseId);
    void closeRequested(); ///< Esc

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateState();
    InboxModel* inbox_;
    PlainLabel* count_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QListView* list_ = nullptr;
};

} // namespace ph
