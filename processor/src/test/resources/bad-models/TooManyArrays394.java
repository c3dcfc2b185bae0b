// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = 4, outputs = {"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19", "a20", "a21", "a22", "a23", "a24", "a25", "a26", "a27", "a28", "a29", "a30", "a31", "a32", "a33", "a34", "a35", "a36", "a37", "a38", "a39", "a40", "a41", "a42", "a43", "a44", "a45", "a46", "a47", "a48", "a49", "a50", "a51", "a52", "a53", "a54", "a55", "a56", "a57", "a58", "a59", "a60", "a61", "a62", "a63", "a64", "a65", "a66", "a67", "a68", "a69", "a70", "a71", "a72", "a73", "a74", "a75", "a76", "a77", "a78", "a79", "a80", "a81", "a82", "a83", "a84", "a85", "a86", "a87", "a88", "a89", "a90", "a91", "a92", "a93", "a94", "a95", "a96", "a97", "a98", "a99", "a100", "a101", "a102", "a103", "a104", "a105", "a106", "a107", "a108", "a109", "a110", "a111", "a112", "a113", "a114", "a115", "a116", "a117", "a118", "a119", "a120", "a121", "a122", "a123", "a124", "a125", "a126", "a127", "a128", "a129", "a130", "a131", "a132", "a133", "a134", "a135", "a136", "a137", "a138", "a139", "a140", "a141", "a142", "a143", "a144", "a145", "a146", "a147", "a148", "a149", "a150", "a151", "a152", "a153", "a154", "a155", "a156", "a157", "a158", "a159", "a160", "a161", "a162", "a163", "a164", "a165", "a166", "a167", "a168", "a169", "a170", "a171", "a172", "a173", "a174", "a175", "a176", "a177", "a178", "a179", "a180", "a181", "a182", "a183", "a184", "a185", "a186", "a187", "a188", "a189", "a190", "a191", "a192", "a193", "a194", "a195", "a196", "a197", "a198", "a199", "a200", "a201", "a202", "a203", "a204", "a205", "a206", "a207", "a208", "a209", "a210", "a211", "a212", "a213", "a214", "a215", "a216", "a217", "a218", "a219", "a220", "a221", "a222", "a223", "a224", "a225", "a226", "a227", "a228", "a229", "a230", "a231", "a232", "a233", "a234", "a235", "a236", "a237", "a238", "a239", "a240", "a241", "a242", "a243", "a244", "a245", "a246", "a247", "a248", "a249"}) // expect: 394@1
final class TooManyArrays394 {
    @Flatten
    @From("input")
    Layer a0;

    @Flatten
    @From("input")
    Layer a1;

    @Flatten
    @From("input")
    Layer a2;

    @Flatten
    @From("input")
    Layer a3;

    @Flatten
    @From("input")
    Layer a4;

    @Flatten
    @From("input")
    Layer a5;

    @Flatten
    @From("input")
    Layer a6;

    @Flatten
    @From("input")
    Layer a7;

    @Flatten
    @From("input")
    Layer a8;

    @Flatten
    @From("input")
    Layer a9;

    @Flatten
    @From("input")
    Layer a10;

    @Flatten
    @From("input")
    Layer a11;

    @Flatten
    @From("input")
    Layer a12;

    @Flatten
    @From("input")
    Layer a13;

    @Flatten
    @From("input")
    Layer a14;

    @Flatten
    @From("input")
    Layer a15;

    @Flatten
    @From("input")
    Layer a16;

    @Flatten
    @From("input")
    Layer a17;

    @Flatten
    @From("input")
    Layer a18;

    @Flatten
    @From("input")
    Layer a19;

    @Flatten
    @From("input")
    Layer a20;

    @Flatten
    @From("input")
    Layer a21;

    @Flatten
    @From("input")
    Layer a22;

    @Flatten
    @From("input")
    Layer a23;

    @Flatten
    @From("input")
    Layer a24;

    @Flatten
    @From("input")
    Layer a25;

    @Flatten
    @From("input")
    Layer a26;

    @Flatten
    @From("input")
    Layer a27;

    @Flatten
    @From("input")
    Layer a28;

    @Flatten
    @From("input")
    Layer a29;

    @Flatten
    @From("input")
    Layer a30;

    @Flatten
    @From("input")
    Layer a31;

    @Flatten
    @From("input")
    Layer a32;

    @Flatten
    @From("input")
    Layer a33;

    @Flatten
    @From("input")
    Layer a34;

    @Flatten
    @From("input")
    Layer a35;

    @Flatten
    @From("input")
    Layer a36;

    @Flatten
    @From("input")
    Layer a37;

    @Flatten
    @From("input")
    Layer a38;

    @Flatten
    @From("input")
    Layer a39;

    @Flatten
    @From("input")
    Layer a40;

    @Flatten
    @From("input")
    Layer a41;

    @Flatten
    @From("input")
    Layer a42;

    @Flatten
    @From("input")
    Layer a43;

    @Flatten
    @From("input")
    Layer a44;

    @Flatten
    @From("input")
    Layer a45;

    @Flatten
    @From("input")
    Layer a46;

    @Flatten
    @From("input")
    Layer a47;

    @Flatten
    @From("input")
    Layer a48;

    @Flatten
    @From("input")
    Layer a49;

    @Flatten
    @From("input")
    Layer a50;

    @Flatten
    @From("input")
    Layer a51;

    @Flatten
    @From("input")
    Layer a52;

    @Flatten
    @From("input")
    Layer a53;

    @Flatten
    @From("input")
    Layer a54;

    @Flatten
    @From("input")
    Layer a55;

    @Flatten
    @From("input")
    Layer a56;

    @Flatten
    @From("input")
    Layer a57;

    @Flatten
    @From("input")
    Layer a58;

    @Flatten
    @From("input")
    Layer a59;

    @Flatten
    @From("input")
    Layer a60;

    @Flatten
    @From("input")
    Layer a61;

    @Flatten
    @From("input")
    Layer a62;

    @Flatten
    @From("input")
    Layer a63;

    @Flatten
    @From("input")
    Layer a64;

    @Flatten
    @From("input")
    Layer a65;

    @Flatten
    @From("input")
    Layer a66;

    @Flatten
    @From("input")
    Layer a67;

    @Flatten
    @From("input")
    Layer a68;

    @Flatten
    @From("input")
    Layer a69;

    @Flatten
    @From("input")
    Layer a70;

    @Flatten
    @From("input")
    Layer a71;

    @Flatten
    @From("input")
    Layer a72;

    @Flatten
    @From("input")
    Layer a73;

    @Flatten
    @From("input")
    Layer a74;

    @Flatten
    @From("input")
    Layer a75;

    @Flatten
    @From("input")
    Layer a76;

    @Flatten
    @From("input")
    Layer a77;

    @Flatten
    @From("input")
    Layer a78;

    @Flatten
    @From("input")
    Layer a79;

    @Flatten
    @From("input")
    Layer a80;

    @Flatten
    @From("input")
    Layer a81;

    @Flatten
    @From("input")
    Layer a82;

    @Flatten
    @From("input")
    Layer a83;

    @Flatten
    @From("input")
    Layer a84;

    @Flatten
    @From("input")
    Layer a85;

    @Flatten
    @From("input")
    Layer a86;

    @Flatten
    @From("input")
    Layer a87;

    @Flatten
    @From("input")
    Layer a88;

    @Flatten
    @From("input")
    Layer a89;

    @Flatten
    @From("input")
    Layer a90;

    @Flatten
    @From("input")
    Layer a91;

    @Flatten
    @From("input")
    Layer a92;

    @Flatten
    @From("input")
    Layer a93;

    @Flatten
    @From("input")
    Layer a94;

    @Flatten
    @From("input")
    Layer a95;

    @Flatten
    @From("input")
    Layer a96;

    @Flatten
    @From("input")
    Layer a97;

    @Flatten
    @From("input")
    Layer a98;

    @Flatten
    @From("input")
    Layer a99;

    @Flatten
    @From("input")
    Layer a100;

    @Flatten
    @From("input")
    Layer a101;

    @Flatten
    @From("input")
    Layer a102;

    @Flatten
    @From("input")
    Layer a103;

    @Flatten
    @From("input")
    Layer a104;

    @Flatten
    @From("input")
    Layer a105;

    @Flatten
    @From("input")
    Layer a106;

    @Flatten
    @From("input")
    Layer a107;

    @Flatten
    @From("input")
    Layer a108;

    @Flatten
    @From("input")
    Layer a109;

    @Flatten
    @From("input")
    Layer a110;

    @Flatten
    @From("input")
    Layer a111;

    @Flatten
    @From("input")
    Layer a112;

    @Flatten
    @From("input")
    Layer a113;

    @Flatten
    @From("input")
    Layer a114;

    @Flatten
    @From("input")
    Layer a115;

    @Flatten
    @From("input")
    Layer a116;

    @Flatten
    @From("input")
    Layer a117;

    @Flatten
    @From("input")
    Layer a118;

    @Flatten
    @From("input")
    Layer a119;

    @Flatten
    @From("input")
    Layer a120;

    @Flatten
    @From("input")
    Layer a121;

    @Flatten
    @From("input")
    Layer a122;

    @Flatten
    @From("input")
    Layer a123;

    @Flatten
    @From("input")
    Layer a124;

    @Flatten
    @From("input")
    Layer a125;

    @Flatten
    @From("input")
    Layer a126;

    @Flatten
    @From("input")
    Layer a127;

    @Flatten
    @From("input")
    Layer a128;

    @Flatten
    @From("input")
    Layer a129;

    @Flatten
    @From("input")
    Layer a130;

    @Flatten
    @From("input")
    Layer a131;

    @Flatten
    @From("input")
    Layer a132;

    @Flatten
    @From("input")
    Layer a133;

    @Flatten
    @From("input")
    Layer a134;

    @Flatten
    @From("input")
    Layer a135;

    @Flatten
    @From("input")
    Layer a136;

    @Flatten
    @From("input")
    Layer a137;

    @Flatten
    @From("input")
    Layer a138;

    @Flatten
    @From("input")
    Layer a139;

    @Flatten
    @From("input")
    Layer a140;

    @Flatten
    @From("input")
    Layer a141;

    @Flatten
    @From("input")
    Layer a142;

    @Flatten
    @From("input")
    Layer a143;

    @Flatten
    @From("input")
    Layer a144;

    @Flatten
    @From("input")
    Layer a145;

    @Flatten
    @From("input")
    Layer a146;

    @Flatten
    @From("input")
    Layer a147;

    @Flatten
    @From("input")
    Layer a148;

    @Flatten
    @From("input")
    Layer a149;

    @Flatten
    @From("input")
    Layer a150;

    @Flatten
    @From("input")
    Layer a151;

    @Flatten
    @From("input")
    Layer a152;

    @Flatten
    @From("input")
    Layer a153;

    @Flatten
    @From("input")
    Layer a154;

    @Flatten
    @From("input")
    Layer a155;

    @Flatten
    @From("input")
    Layer a156;

    @Flatten
    @From("input")
    Layer a157;

    @Flatten
    @From("input")
    Layer a158;

    @Flatten
    @From("input")
    Layer a159;

    @Flatten
    @From("input")
    Layer a160;

    @Flatten
    @From("input")
    Layer a161;

    @Flatten
    @From("input")
    Layer a162;

    @Flatten
    @From("input")
    Layer a163;

    @Flatten
    @From("input")
    Layer a164;

    @Flatten
    @From("input")
    Layer a165;

    @Flatten
    @From("input")
    Layer a166;

    @Flatten
    @From("input")
    Layer a167;

    @Flatten
    @From("input")
    Layer a168;

    @Flatten
    @From("input")
    Layer a169;

    @Flatten
    @From("input")
    Layer a170;

    @Flatten
    @From("input")
    Layer a171;

    @Flatten
    @From("input")
    Layer a172;

    @Flatten
    @From("input")
    Layer a173;

    @Flatten
    @From("input")
    Layer a174;

    @Flatten
    @From("input")
    Layer a175;

    @Flatten
    @From("input")
    Layer a176;

    @Flatten
    @From("input")
    Layer a177;

    @Flatten
    @From("input")
    Layer a178;

    @Flatten
    @From("input")
    Layer a179;

    @Flatten
    @From("input")
    Layer a180;

    @Flatten
    @From("input")
    Layer a181;

    @Flatten
    @From("input")
    Layer a182;

    @Flatten
    @From("input")
    Layer a183;

    @Flatten
    @From("input")
    Layer a184;

    @Flatten
    @From("input")
    Layer a185;

    @Flatten
    @From("input")
    Layer a186;

    @Flatten
    @From("input")
    Layer a187;

    @Flatten
    @From("input")
    Layer a188;

    @Flatten
    @From("input")
    Layer a189;

    @Flatten
    @From("input")
    Layer a190;

    @Flatten
    @From("input")
    Layer a191;

    @Flatten
    @From("input")
    Layer a192;

    @Flatten
    @From("input")
    Layer a193;

    @Flatten
    @From("input")
    Layer a194;

    @Flatten
    @From("input")
    Layer a195;

    @Flatten
    @From("input")
    Layer a196;

    @Flatten
    @From("input")
    Layer a197;

    @Flatten
    @From("input")
    Layer a198;

    @Flatten
    @From("input")
    Layer a199;

    @Flatten
    @From("input")
    Layer a200;

    @Flatten
    @From("input")
    Layer a201;

    @Flatten
    @From("input")
    Layer a202;

    @Flatten
    @From("input")
    Layer a203;

    @Flatten
    @From("input")
    Layer a204;

    @Flatten
    @From("input")
    Layer a205;

    @Flatten
    @From("input")
    Layer a206;

    @Flatten
    @From("input")
    Layer a207;

    @Flatten
    @From("input")
    Layer a208;

    @Flatten
    @From("input")
    Layer a209;

    @Flatten
    @From("input")
    Layer a210;

    @Flatten
    @From("input")
    Layer a211;

    @Flatten
    @From("input")
    Layer a212;

    @Flatten
    @From("input")
    Layer a213;

    @Flatten
    @From("input")
    Layer a214;

    @Flatten
    @From("input")
    Layer a215;

    @Flatten
    @From("input")
    Layer a216;

    @Flatten
    @From("input")
    Layer a217;

    @Flatten
    @From("input")
    Layer a218;

    @Flatten
    @From("input")
    Layer a219;

    @Flatten
    @From("input")
    Layer a220;

    @Flatten
    @From("input")
    Layer a221;

    @Flatten
    @From("input")
    Layer a222;

    @Flatten
    @From("input")
    Layer a223;

    @Flatten
    @From("input")
    Layer a224;

    @Flatten
    @From("input")
    Layer a225;

    @Flatten
    @From("input")
    Layer a226;

    @Flatten
    @From("input")
    Layer a227;

    @Flatten
    @From("input")
    Layer a228;

    @Flatten
    @From("input")
    Layer a229;

    @Flatten
    @From("input")
    Layer a230;

    @Flatten
    @From("input")
    Layer a231;

    @Flatten
    @From("input")
    Layer a232;

    @Flatten
    @From("input")
    Layer a233;

    @Flatten
    @From("input")
    Layer a234;

    @Flatten
    @From("input")
    Layer a235;

    @Flatten
    @From("input")
    Layer a236;

    @Flatten
    @From("input")
    Layer a237;

    @Flatten
    @From("input")
    Layer a238;

    @Flatten
    @From("input")
    Layer a239;

    @Flatten
    @From("input")
    Layer a240;

    @Flatten
    @From("input")
    Layer a241;

    @Flatten
    @From("input")
    Layer a242;

    @Flatten
    @From("input")
    Layer a243;

    @Flatten
    @From("input")
    Layer a244;

    @Flatten
    @From("input")
    Layer a245;

    @Flatten
    @From("input")
    Layer a246;

    @Flatten
    @From("input")
    Layer a247;

    @Flatten
    @From("input")
    Layer a248;

    @Flatten
    @From("input")
    Layer a249;
}
