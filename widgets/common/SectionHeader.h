#pragma once

#include <QWidget>

class QHBoxLayout;

namespace ph {

class PlainLabel;

/// Title of a part of a page, a faint note such as a count, and room for actions at the right.
class SectionHeader : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    QString title() const;
    void setNote(const QString& note);
    void addAction(QWidget* widget); ///< appended at the right; takes ownership

private:
    using QWidget::addAction;
    PlainLabel* title_ = nullptr;
    PlainLabel* note_ = nullptr;
    QHBoxLayout* layout_ = nullptr;
};

} // namespace ph
