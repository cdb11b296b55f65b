#include "widgets/common/DialogSize.h"

#include <QDialog>
#include <QLayout>

#include <algorithm>

namespace ph {

void fitToWidth(QDialog& dialog, int width)
{
    dialog.setMinimumWidth(width);
    dialog.resize(width, 0);
    growToFit(dialog);
}

void growToFit(QDialog& dialog)
{
    auto& layout = *dialog.layout();
    layout.activate();
    const int wanted =
        std::max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height());
    if (wanted > dialog.height())
        dialog.resize(dialog.width(), wanted);
}

} // namespace ph
