#pragma once

#include <QWidget>

class QPushButton;

namespace ph {

class PlainLabel;

/// One line below the table: how much is seen, how old it is; and what can be done with what is selected.
class RunsFooter final : public QWidget {
    Q_OBJECT

public:
    explicit RunsFooter(QWidget* parent = nullptr);
    void setStatus(const QString& words, const QString& toolTip);
    void setSelection(int runs, const QString& words);
    void setSummary(const QString& words);
    QString status() const;

Q_SIGNALS:
    void openRequested();
    void compareRequested();
    void copyMenuRequested(const QPoint& globalPosition);
    void exportMenuRequested(const QPoint& globalPosition);
    void pinRequested();

private:
    PlainLabel* status_ = nullptr;
    PlainLabel* selection_ = nullptr;
    PlainLabel* summary_ = nullptr;
    QWidget* actions_ = nullptr;
    QPushButton* open_ = nullptr;
    QPushButton* compare_ = nullptr;
    QPushButton* copy_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* pin_ = nullptr;
};

} // namespace ph
