#pragma once

#include "widgets/help/HandbookPage.h"

class QLineEdit;

namespace ph {

class PlainLabel;

/// Find in the page: a line below it, hidden until open(). Enter and F3 go on, with Shift back, Esc closes.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(HandbookPage* page, QWidget* parent = nullptr);
    void open();
    void close();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void look(HandbookPage::Way way);
    HandbookPage* page_;
    QLineEdit* edit_;
    PlainLabel* count_;
};

} // namespace ph
