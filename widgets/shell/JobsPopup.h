#pragma once

#include <QFrame>

class QVBoxLayout;

namespace ph {

class JobListModel;
class PlainLabel;

/// What runs in the background: title, what it does now, progress and Cancel. Opens above the status line.
class JobsPopup : public QFrame {
    Q_OBJECT
public:
    /// `model` must outlive the popup.
    explicit JobsPopup(JobListModel* model, QWidget* parent = nullptr);
    void openAbove(QWidget* anchor);

Q_SIGNALS:
    void cancelRequested(quint64 jobId);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void insertRows(int first, int last);
    void removeRows(int first, int last);
    void updateRow(int row);
    void updateSize();
    JobListModel* model_;
    QVBoxLayout* rows_ = nullptr;
    PlainLabel* none_ = nullptr;
};

} // namespace ph
