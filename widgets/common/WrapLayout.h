#pragma once

#include <QLayout>
#include <QList>

namespace ph {

/// Items beside each other, in as many lines as the width needs.
class WrapLayout final : public QLayout {
public:
    explicit WrapLayout(QWidget* parent = nullptr);
    ~WrapLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(items_.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    enum class Doing { Placing, Measuring };
    int layOut(const QRect& rect, Doing doing) const; ///< the height that it takes
    QList<QLayoutItem*> items_;
};

} // namespace ph
