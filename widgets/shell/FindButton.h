#pragma once

#include <QPushButton>

namespace ph {

/// Looks like a search field, opens the command palette.
class FindButton : public QPushButton {
    Q_OBJECT
public:
    FindButton(const QString& words, const QString& keys, QWidget* parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words_;
    QString keys_;
};

} // namespace ph
