#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace ph {

/// By which columns, and crossings of two, the rows are told apart: a chip each.
class SegmentEdit final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentEdit(QWidget* parent = nullptr);
    const QList<QStringList>& segments() const { return segments_; }
    void setSegments(const QList<QStringList>& segments);
    void setColumns(const QStringList& columns); ///< to choose from

Q_SIGNALS:
    void changed();

private:
    void add();
    void showChips();
    QList<QStringList> segments_;
    QComboBox *first_, *crossed_;
    QPushButton* add_;
    QHBoxLayout* chips_;
};

} // namespace ph
