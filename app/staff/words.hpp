#pragma once
// The words of the panel's headings and large buttons, which are set in the bold face: its atlas has these and no others.

namespace renkei::staff {

inline constexpr const char* kHeadings[] = {
    "職員パネル", "暗証番号", "操作する人を選んでください", "何をしますか", "読み込む", "見る", "公開する・戻す", "お知らせ", "状態", "サイトの下書き",
    "読み込みの結果", "どれを読み込みますか", "消す戻る閉じる決定", "止める保留注意", "抜いてもよいです", "この装置は正常です", "確かめることがあります",
    "暗証番号がまだ設定されていません", "しばらく受け付けません", "0123456789件版分秒", "読み込めませんでした", "表示中下書き", "画面を消す", "画面をつける",
};

}  // namespace renkei::staff
